package lang

// Pages in other languages show their day too, and an outlet in English may be
// laid out by a foreign program. These words are read in the days of pages
// only, never in running text.

// PageMonths are the names of months in the languages of the European press
// other than English, in lower case.
var PageMonths = map[string]int{
	"januar": 1, "jänner": 1, "janvier": 1, "enero": 1, "gennaio": 1, "janeiro": 1, "januari": 1, "styczeń": 1, "stycznia": 1,
	"februar": 2, "feber": 2, "février": 2, "febrero": 2, "febbraio": 2, "fevereiro": 2, "februari": 2, "lutego": 2,
	"märz": 3, "mars": 3, "marzo": 3, "março": 3, "maart": 3, "marca": 3, "marts": 3,
	"avril": 4, "abril": 4, "aprile": 4, "kwietnia": 4,
	"mai": 5, "mayo": 5, "maggio": 5, "maio": 5, "mei": 5, "maja": 5, "maj": 5,
	"juni": 6, "juin": 6, "junio": 6, "giugno": 6, "junho": 6, "czerwca": 6,
	"juli": 7, "juillet": 7, "julio": 7, "luglio": 7, "julho": 7, "lipca": 7,
	"août": 8, "agosto": 8, "augustus": 8, "augusti": 8, "sierpnia": 8,
	"septembre": 9, "septiembre": 9, "settembre": 9, "setembro": 9, "września": 9,
	"oktober": 10, "octobre": 10, "octubre": 10, "ottobre": 10, "outubro": 10, "października": 10,
	"novembre": 11, "noviembre": 11, "novembro": 11, "listopada": 11,
	"dezember": 12, "décembre": 12, "diciembre": 12, "dicembre": 12, "dezembro": 12, "december": 12, "grudnia": 12,

	"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9, "октября": 10,
	"ноября": 11, "декабря": 12,
	"січня": 1, "лютого": 2, "березня": 3, "квітня": 4, "травня": 5, "червня": 6, "липня": 7, "серпня": 8, "вересня": 9, "жовтня": 10,
	"листопада": 11, "грудня": 12,
	"ledna": 1, "února": 2, "března": 3, "dubna": 4, "května": 5, "června": 6, "července": 7, "srpna": 8, "září": 9, "října": 10,
	"listopadu": 11, "prosince": 12,
	"ocak": 1, "şubat": 2, "nisan": 4, "mayıs": 5, "haziran": 6, "temmuz": 7, "ağustos": 8, "eylül": 9, "ekim": 10, "kasım": 11, "aralık": 12,

	"jän": 1, "janv": 1, "ene": 1, "févr": 2, "fév": 2, "fev": 2, "mär": 3, "mrz": 3, "mrt": 3, "avr": 4, "abr": 4,
	"juil": 7, "ago": 8, "aoû": 8, "okt": 10, "dez": 12, "déc": 12, "dic": 12,
}

// PagePosted are the words with which a sentence begins that tells when a page
// was published. PagePublished and PageModified are words beside a day on which a page was
// published or changed, PageBy those before the author's name,
// PageNotBy those before somebody else's, PageSpan those between which and a day
// something else lies, as in "in force since 3 May", and PageOf those between a day
// and its month or year: "5 de mayo de 2031". PagePapers are first or last
// words of names that papers have and hardly anything else.
var (
	PagePublished = []string{
		"veröffentlicht", "veröffentlichung", "erschienen", "erstellt", "eingestellt", "verfasst", "geschrieben", "publié", "publiée",
		"mis en ligne", "mise en ligne", "paru", "posté", "rédigé", "publicado", "publicada", "pubblicato", "pubblicata",
		"gepubliceerd", "geplaatst", "publicerad", "publicerat", "publisert", "publiceret", "julkaistu", "opublikowano", "dodano",
		"publikováno", "опубликовано", "опубліковано", "yayınlanma", "发布时间", "發布時間", "配信", "公開日",
		"online since", "online seit", "en ligne depuis",
	}
	PagePosted = []string{
		"this entry was posted", "this post was", "this article was published", "dieser beitrag wurde", "dieser artikel wurde", "dieser eintrag wurde",
		"cet article a été publié", "ce billet a été publié", "esta entrada fue publicada", "questo articolo è stato pubblicato", "dit bericht is geplaatst",
	}
	PageNotBy = []string{
		"updated by", "reviewed by", "medically reviewed by", "checked by", "fact checked by", "fact-checked by", "edited by", "photo by",
		"photos by", "photography by", "photographs by", "illustration by", "illustrations by", "video by", "styled by", "graphic by", "graphics by",
	}
	PageBy       = []string{"von", "par", "por", "di", "door", "av", "af"}
	PageModified = []string{
		"aktualisiert", "aktualisierung", "letzte änderung", "zuletzt geändert", "bearbeitet", "stand", "mis à jour", "mise à jour",
		"modifié", "actualizado", "actualización", "aggiornato", "aggiornamento", "atualizado", "bijgewerkt", "last edited",
	}
	PagePapers = map[string]bool{
		"abendblatt": true, "anzeiger": true, "bote": true, "correo": true, "corriere": true, "courrier": true, "dagblad": true, "dagbladet": true,
		"diario": true, "diário": true, "dziennik": true, "gazeta": true, "gazette": true, "gazzetta": true, "giornale": true, "jornal": true,
		"kurier": true, "kurir": true, "nachrichten": true, "noticias": true, "periódico": true, "rundschau": true, "tagblatt": true, "tageblatt": true,
		"tageszeitung": true, "tidende": true, "tidning": true, "zeitung": true, "газета": true, "вісник": true, "вестник": true,
	}
	PageSpan = map[string]bool{
		"since": true, "until": true, "till": true, "through": true, "from": true, "before": true, "after": true, "seit": true, "bis": true, "ab": true,
		"vor": true, "nach": true, "depuis": true, "jusqu'au": true, "dès": true, "desde": true, "hasta": true, "dal": true, "fino": true, "sinds": true, "tot": true,
	}
	PageOf = wordSet("of de di del")
)
