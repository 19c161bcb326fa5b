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
}

// PageModified are words beside a day on which a page was changed, and PageOf
// those between a day and its month or year: "5 de mayo de 2031".
var (
	PageModified = []string{
		"aktualisiert", "aktualisierung", "letzte änderung", "zuletzt geändert", "bearbeitet", "stand", "mis à jour", "mise à jour",
		"modifié", "actualizado", "actualización", "aggiornato", "aggiornamento", "atualizado", "bijgewerkt", "last edited",
	}
	PageOf = map[string]bool{"of": true, "de": true, "di": true, "del": true}
)
