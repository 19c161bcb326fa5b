package extract

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

func jsonArticles(doc source.Document, opts Options) ([]*article.Article, error) { return nil, ErrKind }
func jsonLineArticles(doc source.Document, opts Options) ([]*article.Article, error) {
	return nil, ErrKind
}
func mailArticle(doc source.Document, opts Options) (*article.Article, error) { return nil, ErrKind }
func htmlArticle(doc source.Document, opts Options) (*article.Article, error) { return nil, ErrKind }
func markdownArticle(doc source.Document, opts Options) (*article.Article, error) {
	return plainArticle(doc, opts)
}
