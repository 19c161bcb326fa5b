package newsweb

import "html/template"

// designs are how pages look. They differ in what a page says of itself, and in
// what stands around the article.
var designs = []*template.Template{design(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}} | {{.Outlet}}</title>
<link rel="canonical" href="{{.URL}}">
<script type="application/ld+json">{{.Linked}}</script></head>
<body><nav><ul>{{range .Menu}}<li><a href="/s/{{.}}">{{.}}</a></li>{{end}}</ul></nav>
<main><article><h1>{{.Title}}</h1><p class="byline">By {{.Byline}}</p><time datetime="{{.Stamp}}">{{.Published.Format "January 2, 2006"}}</time>
{{range .Said}}<p>{{.}}</p>
{{end}}</article></main>
<aside><h2>More stories</h2>{{range .Teasers}}<a href="/t">{{.}}</a>{{end}}</aside>
<footer>{{range .Feet}}<a href="/f">{{.}}</a> {{end}}</footer></body></html>`), design(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Outlet}} - {{.Title}}</title>
<meta property="og:title" content="{{.Title}}"><meta property="og:type" content="article"><meta property="og:site_name" content="{{.Outlet}}">
<meta property="article:published_time" content="{{.Stamp}}"><meta name="author" content="{{.Byline}}"></head>
<body><div id="cookie-banner"><p>We use cookies to make this site better. Please accept them.</p><button>Accept</button></div>
<div class="header"><div class="menu">{{range .Menu}}<span><a href="/{{.}}">{{.}}</a></span>{{end}}</div></div>
<div class="content"><h1 class="headline">{{.Title}}</h1><div class="article-body">
{{range $i, $p := .Said}}<p>{{$p}}</p>
{{if eq $i 1}}<div class="newsletter"><p>Sign up for our morning letter and never miss a story.</p></div>{{end}}{{end}}</div>
<div class="related"><h3>Read also</h3><ul>{{range .Teasers}}<li><a href="/t">{{.}}</a></li>{{end}}</ul></div></div>
<div class="footer">{{range .Feet}}<p>{{.}}</p>{{end}}</div></body></html>`), design(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}}</title></head>
<body><table width="100%"><tr><td>{{range .Menu}}<a href="/{{.}}">{{.}}</a> | {{end}}</td></tr><tr><td>
<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">{{.Title}}</h2>
<span itemprop="author">{{.Byline}}</span> <meta itemprop="datePublished" content="{{.Stamp}}">
<div itemprop="articleBody">{{range .Said}}<p>{{.}}</p>
{{end}}</div></div></td></tr><tr><td>{{range .Teasers}}<a href="/t">{{.}}</a><br>{{end}}{{range .Feet}}{{.}} {{end}}</td></tr></table></body></html>`)}

func design(s string) *template.Template { return template.Must(template.New("").Parse(s)) }
