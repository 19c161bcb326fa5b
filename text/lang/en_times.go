package lang

var enTimes = Times{
	Words:       tableOf(timeWords(enTimeLists)),
	Forms:       enTimeForms,
	Requests:    enRequests,
	Tense:       wordTable(enTenses),
	PastEndings: []string{"ed"},
	NotPast: wordSet(`hundred red bed need seed speed feed indeed exceed proceed shed sacred naked wicked rugged
		wed med ed biped breed greed weed creed deed heed reed steed united so-called unprecedented
		armed related alleged proposed detailed unidentified unnamed limited advanced wounded frozen`),
	Spanning:   wordSet("for within over after in of during than just last lasted takes took spent least about nearly"),
	Sure:       wordSet("in since until during late early mid last next"),
	Auxiliary:  wordSet("be been being is are am 's 're was were get gets got"),
	Numbered:   wordSet("section article chapter no number room flight resolution rule page clause act route bus model"),
	Infinitive: "to",
	Lasting: wordSet(`continue continues continued begin begins began begun start starts started seem seems seemed
		appear appears appeared prove proves proved fail fails failed manage manages managed happen happens happened
		come comes came tend tends tended remain remains remained used had`),
	Able:        wordSet("could"),
	Negations:   wordSet("not n't neither nor nobody none no"),
	Progressive: "ing",
	Before: wordSet(`in since by from of until till for during before after early late mid
		through between and to the year season circa back fall spring summer winter autumn
		fiscal end start beginning throughout late-`),
	NotCounted: wordSet(`the a an and or to when while as but by in on at of for with from after before
		until that which who it he she they we was were is are has had have would will said he's than his her
		its their this these those there under against because since into through where if`),
	Played: wordSet(`touchdown touchdowns quarterback quarterbacks halftime interception interceptions fumble fumbles
		linebacker linebackers cornerback playoff playoffs yards yds yd layup layups kicker coach
		quarterfinal quarterfinals semifinal semifinals basketball`),
	Verbal:   wordSet("may march mar fall spring sun sat second wed dec"),
	Articles: wordSet("the a an its his her their our this that these those some any no of"),
	Aged: wordSet(`war conflict fighting dispute ban law agreement deal ceasefire cease-fire truce siege insurgency
		campaign embargo blockade crisis feud occupation invasion operation rebellion uprising strike standoff
		civil bloodshed boycott lockdown emergency`),
	One:        wordSet("a an"),
	Of:         "of",
	HalfMore:   []string{"and", "a", "half"},
	ClockCues:  wordSet("at by until from around about since before after"),
	SeasonCues: wordSet("in since by until during"),
	Beside:     wordSet("on at about around ,"),
	Begins:     wordSet("war invasion conflict fighting siege blockade occupation uprising rebellion began started since broke"),
	Pairing:    wordSet("and or to - – — through until"),
	Ended:      wordSet("ended ending ends"),
	Owners:     wordSet("the its his her their our a that this 's ’s"),
	Edges:      wordSet("early mid late earlier later end beginning start middle"),
	Venue:      wordSet("at for in of on"),
	And:        "and",
	Named: []NamedDay{
		{2001, 9, 11, wordSet(`attack attacks hijacker hijackers hijackings terrorist terrorists terror victim victims
			widow widows widower memorial commission mastermind plot plotter plotters conspirators anniversary`)},
		{2005, 7, 7, wordSet("attack attacks bomber bombers bombing bombings")},
		{2021, 1, 6, wordSet("riot rioter rioters insurrection insurrectionist insurrectionists committee riots defendants attack")},
		{2023, 10, 7, wordSet("attack attacks massacre massacres")},
	},
	Why: TimeWhy{
		Article:   "“%s” in an article of %s",
		Between:   "“%s” in an article of %s to %s",
		Narrative: "“%s”, told after %s",
		Entry:     "“%s” in the entry of %s",
		Weekdays:  [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		Months:    [13]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	},
}

var enTimeLists = []timeList{
	{Numeral, 1, "", "one"}, {Numeral, 2, "", "two"}, {Numeral, 3, "", "three"}, {Numeral, 4, "", "four"},
	{Numeral, 5, "", "five"}, {Numeral, 6, "", "six"}, {Numeral, 7, "", "seven"}, {Numeral, 8, "", "eight"},
	{Numeral, 9, "", "nine"}, {Numeral, 10, "", "ten"}, {Numeral, 11, "", "eleven"}, {Numeral, 12, "", "twelve"},
	{Numeral, 13, "", "thirteen"}, {Numeral, 14, "", "fourteen"}, {Numeral, 15, "", "fifteen"},
	{Numeral, 16, "", "sixteen"}, {Numeral, 17, "", "seventeen"}, {Numeral, 18, "", "eighteen"},
	{Numeral, 19, "", "nineteen"}, {Numeral, 20, "", "twenty"}, {Numeral, 30, "", "thirty"},
	{Numeral, 40, "", "forty"}, {Numeral, 50, "", "fifty"}, {Numeral, 60, "", "sixty"},
	{Numeral, 70, "", "seventy"}, {Numeral, 80, "", "eighty"}, {Numeral, 90, "", "ninety"},
	{Magnitude, 100, "", "hundred"}, {Magnitude, 1000, "", "thousand"},
	{Many, 0, "", "several many few some"}, {Many, 2, "", "couple"},

	{Ordinal, 1, "", "first"}, {Ordinal, 2, "", "second"}, {Ordinal, 3, "", "third"}, {Ordinal, 4, "", "fourth"},
	{Ordinal, 5, "", "fifth"}, {Ordinal, 6, "", "sixth"}, {Ordinal, 7, "", "seventh"}, {Ordinal, 8, "", "eighth"},
	{Ordinal, 9, "", "ninth"}, {Ordinal, 10, "", "tenth"}, {Ordinal, 11, "", "eleventh"},
	{Ordinal, 12, "", "twelfth"}, {Ordinal, 13, "", "thirteenth"}, {Ordinal, 14, "", "fourteenth"},
	{Ordinal, 15, "", "fifteenth"}, {Ordinal, 16, "", "sixteenth"}, {Ordinal, 17, "", "seventeenth"},
	{Ordinal, 18, "", "eighteenth"}, {Ordinal, 19, "", "nineteenth"}, {Ordinal, 20, "", "twentieth"},
	{Ordinal, 30, "", "thirtieth"},

	{Month, 1, "", "january jan"}, {Month, 2, "", "february feb febr"}, {Month, 3, "", "march mar"},
	{Month, 4, "", "april apr"}, {Month, 5, "", "may"}, {Month, 6, "", "june jun"}, {Month, 7, "", "july jul"},
	{Month, 8, "", "august aug"}, {Month, 9, "", "september sept sep"}, {Month, 10, "", "october oct"},
	{Month, 11, "", "november nov"}, {Month, 12, "", "december dec"},

	{Weekday, 0, "", "sunday sun"}, {Weekday, 1, "", "monday mon"}, {Weekday, 2, "", "tuesday tue tues"},
	{Weekday, 3, "", "wednesday wed"}, {Weekday, 4, "", "thursday thu thur thurs"}, {Weekday, 5, "", "friday fri"},
	{Weekday, 6, "", "saturday sat"},
	{Weekdays, 0, "", "sundays"}, {Weekdays, 1, "", "mondays"}, {Weekdays, 2, "", "tuesdays"},
	{Weekdays, 3, "", "wednesdays"}, {Weekdays, 4, "", "thursdays"}, {Weekdays, 5, "", "fridays"},
	{Weekdays, 6, "", "saturdays"},

	{Unit, 0, "TS", "second"}, {Unit, 0, "TM", "minute"}, {Unit, 0, "TH", "hour"}, {Unit, 0, "D", "day"},
	{Unit, 0, "W", "week"}, {Unit, 0, "M", "month"}, {Unit, 0, "Q", "quarter"}, {Unit, 0, "Y", "year"},
	{Unit, 0, "E", "decade"}, {Unit, 0, "C", "century"}, {Unit, 0, "WE", "weekend"},
	{Unit, 0, "2W", "fortnight"}, {Units, 0, "2W", "fortnights"},
	{Units, 0, "TS", "seconds secs"}, {Units, 0, "TM", "minutes mins min"}, {Units, 0, "TH", "hours hrs hr"},
	{Units, 0, "D", "days"}, {Units, 0, "W", "weeks"}, {Units, 0, "M", "months"}, {Units, 0, "Q", "quarters"},
	{Units, 0, "Y", "years"}, {Units, 0, "E", "decades"}, {Units, 0, "C", "centuries"},
	{Units, 0, "WE", "weekends"},

	{Season, 0, "SP", "spring"}, {Season, 0, "SU", "summer"}, {Season, 0, "FA", "autumn fall"},
	{Season, 0, "WI", "winter"},

	{DayPart, 0, "MO", "morning dawn"}, {DayPart, 0, "AF", "afternoon"}, {DayPart, 0, "EV", "evening"},
	{DayPart, 0, "NI", "night"},

	{NearDay, 0, "", "today"}, {NearDay, -1, "", "yesterday"}, {NearDay, 1, "", "tomorrow tmrw tmr"},
	{NearDay, 0, "NI", "tonight tonite"},

	{Shift, -1, "", "last"}, {Shift, -1, "past", "past"}, {Shift, 0, "", "this current"}, {Shift, 1, "", "next coming upcoming"},

	{Edge, -1, "", "early"}, {Edge, 0, "", "mid"}, {Edge, 1, "", "late"},

	{Approx, -1, "", "nearly almost"}, {Approx, 0, "", "about around roughly approximately some"},
	{Approx, 1, "", "over"},

	{Holiday, 0, "0101", "new-year"}, {Holiday, 0, "1225", "christmas xmas"}, {Holiday, 0, "1031", "halloween"},
	{Holiday, 0, "0214", "valentine"}, {Holiday, 0, "11-4-4", "thanksgiving"}, {Holiday, 0, "easter", "easter"},
	{Holiday, 0, "0619", "juneteenth"},

	{Meridiem, 0, "", "am a.m"}, {Meridiem, 12, "", "pm p.m"},
	{Zone, 0, "", "gmt utc est edt cst cdt pst pdt mst mdt et bst cet cest ist msk"},

	{Reference, 0, "PRESENT_REF", "now currently nowadays"}, {Reference, 1, "PRESENT_REF", "current"},
	{Reference, 0, "PAST_REF", "recently formerly"},

	{Repeat, 0, "P1D", "daily nightly"}, {Repeat, 0, "P1W", "weekly"}, {Repeat, 0, "P1M", "monthly"},
	{Repeat, 0, "P1Y", "annually yearly"}, {Repeat, 0, "PT1H", "hourly"},

	{DecadeName, 20, "", "twenties"}, {DecadeName, 30, "", "thirties"}, {DecadeName, 40, "", "forties"},
	{DecadeName, 50, "", "fifties"}, {DecadeName, 60, "", "sixties"}, {DecadeName, 70, "", "seventies"},
	{DecadeName, 80, "", "eighties"}, {DecadeName, 90, "", "nineties"},

	{NoonClock, 12, "", "noon midday"}, {NoonClock, 24, "", "midnight"},
	{ClockPart, 30, "", "half"}, {ClockPart, 15, "", "quarter"},
}

var enTimeForms = []TimeForm{
	// Dates.
	{"(WDAY ,?)? EDGE? MONTH the? DAY (,? of? YEAR)?", MeansDate, 0, ""},
	{"(WDAY ,?)? the? DAY of? MONTH (,? of? YEAR)?", MeansDate, 0, ""},
	{"the week of MONTH DAY (,? YEAR)?", MeansDate, 0, "W"},
	{"MONTH DAY PART?", MeansDate, 0, ""},
	{"(the? EDGE? PART hours? of)  MONTH the? DAY (,? YEAR)?", MeansDate, 0, ""},
	{"(the? EDGE? PART hours? of) WDAY ,? MONTH the? DAY (,? YEAR)?", MeansDate, 0, ""},
	{"(the? EDGE? PART hours? of) the? DAY of? MONTH (,? YEAR)?", MeansDate, 0, ""},
	{"the? EDGE? PART of WDAY", MeansWeekday, 0, ""},
	{"SHIFT MONTH DAY", MeansDate, 1, ""},
	{"MONTH DAY (last|this|next) year", MeansDate, 0, ""},
	{"YEAR - MM - DD", MeansISO, 0, ""},
	{"DAY - MONTH - YEAR", MeansDate, 0, ""},
	{"DD / DD / YEAR", MeansSlash, 0, ""},
	{"MONTH DAY -|–|—|to|through|and DAY (,? YEAR)?", MeansDays, 0, ""},
	{"MONTH DAY -|–|—|to|through|and MONTH DAY (,? YEAR)?", MeansDays, 0, ""},
	{"(between|from)? the? DAY -|–|—|to|and the? DAY of? MONTH YEAR?", MeansDays, 0, ""},
	{"(between|from)? the? DAY of? MONTH -|–|—|to|and the? DAY of? MONTH (,? YEAR)?", MeansDays, 0, ""},
	{"between MONTH DAY and MONTH? DAY (,? YEAR)?", MeansDays, 0, ""},

	// Months.
	{"(the? EDGE -? of?)? MONTH ,? of? YEAR", MeansMonth, 0, ""},
	{"the? EDGE -? MONTH", MeansMonth, 0, ""},
	{"the end|beginning|start|middle of MONTH YEAR?", MeansMonth, 0, ""},
	{"MONTH", MeansMonth, 0, ""},
	{"EDGE? SHIFT MONTH", MeansMonth, 1, ""},
	{"MONTH of? SHIFT year", MeansMonth, 1, "year"},

	// Years, decades, centuries.
	{"the? EDGE -? YEAR", MeansYear, 0, ""},
	{"the end|beginning|start|middle of YEAR", MeansYear, 0, ""},
	{"the year YEAR", MeansYear, 0, ""},
	{"fiscal|calendar year? YEAR", MeansYear, 0, ""},
	{"YEAR", MeansBareYear, 0, ""},
	{"YEAR -|– YY", MeansYears, 0, ""},
	{"the? EDGE? -? DECADE", MeansDecade, 0, ""},
	{"the EDGE? -? DECADENAME", MeansDecade, 0, ""},
	{"the? EDGE? ORD -? century", MeansCentury, 0, ""},

	// Quarters and halves.
	{"the? fiscal? -? ORD quarter", MeansQuarter, 0, ""},
	{"fiscal? ORD - quarter", MeansQuarter, 0, ""},
	{"the? fiscal? ORD quarter of? YEAR", MeansQuarter, 0, ""},
	{"the? fiscal? ORD quarter of SHIFT year", MeansQuarter, 0, ""},
	{"the latest fiscal? quarter|period", MeansQuarterTold, 0, "latest"},
	{"the quarter|period", MeansQuarterTold, 0, ""},
	{"the YEAR period", MeansQuarterTold, 0, ""},
	{"the fiscal? year", MeansQuarterTold, 0, "Y"},
	{"the? YEAR ('s)? ORD -? quarter", MeansQuarter, 0, ""},
	{"SHIFT year 's ORD -? quarter", MeansQuarter, 0, ""},
	{"q1 of? YEAR?", MeansQuarter, 1, ""},
	{"q2 of? YEAR?", MeansQuarter, 2, ""},
	{"q3 of? YEAR?", MeansQuarter, 3, ""},
	{"q4 of? YEAR?", MeansQuarter, 4, ""},
	{"YEAR -? q1", MeansQuarter, 1, ""},
	{"YEAR -? q2", MeansQuarter, 2, ""},
	{"YEAR -? q3", MeansQuarter, 3, ""},
	{"YEAR -? q4", MeansQuarter, 4, ""},
	{"YEAR -? h1", MeansHalf, 1, ""},
	{"YEAR -? h2", MeansHalf, 2, ""},
	{"h1 -? YEAR", MeansHalf, 1, ""},
	{"h2 -? YEAR", MeansHalf, 2, ""},
	{"the? first -? half of YEAR", MeansHalf, 1, ""},
	{"the? second|latter|last -? half of YEAR", MeansHalf, 2, ""},
	{"the? first -? half of SHIFT year", MeansHalf, 1, ""},
	{"the? second -? half of SHIFT year", MeansHalf, 2, ""},

	// Seasons.
	{"the? EDGE? -? SEASON of? YEAR", MeansSeason, 0, ""},
	{"EDGE? SHIFT SEASON", MeansSeason, 1, ""},
	{"the EDGE? SEASON", MeansSeason, 0, ""},
	{"EDGE SEASON", MeansSeason, 0, ""},
	{"SEASON", MeansSeason, 2, ""},

	// Weekdays.
	{"WDAY PART?", MeansWeekday, 0, ""},
	{"EDGE|earlier|later on? WDAY PART?", MeansWeekday, 0, ""},
	{"EDGE? SHIFT WDAY PART?", MeansWeekday, 0, "shift"},
	{"WDAY of? SHIFT week", MeansWeekday, 0, "week"},
	{"on? WDAY week", MeansNothing, 0, ""}, // "Saturday week" is a week after Saturday
	{"on a WDAY", MeansNothing, 0, ""},
	{"WDAYS PART?", MeansSet, 0, ""},
	{"that WDAY PART?", MeansWeekday, 0, "told"},
	{"the previous WDAY PART?", MeansWeekday, -1, "told"},
	{"the following WDAY PART?", MeansWeekday, 1, "told"},
	{"SHIFT week ,? on? WDAY PART?", MeansWeekday, 0, "week"},

	// The day of writing and its neighbours.
	{"EDGE|earlier|later? NEAR PART?", MeansNearDay, 0, ""},
	{"the day before yesterday", MeansShift, -2, "D"},
	{"the day after tomorrow", MeansShift, 2, "D"},
	{"last night", MeansDayPart, -1, "near"},
	{"EDGE|earlier|later? this PART", MeansDayPart, 0, "near"},
	{"that PART", MeansDayPart, 0, "told"},
	{"the same PART", MeansDayPart, 0, "told"},
	{"the next|following PART", MeansDayPart, 1, "told"},
	{"the previous PART", MeansDayPart, -1, "told"},

	// Units from the day of writing.
	{"EDGE|earlier|later? SHIFT UNIT", MeansShift, 0, ""},
	{"the SHIFT UNIT", MeansShift, 0, ""},
	{"earlier|later in SHIFT UNIT", MeansShift, 0, ""},
	{"the? end|beginning|start|middle of SHIFT UNIT", MeansShift, 0, ""},
	{"the weekend", MeansShift, 0, "WE"},
	{"this SHIFT UNIT", MeansShift, 0, ""},
	{"this SHIFT SEASON", MeansSeason, 1, ""},
	{"this SHIFT WDAY PART?", MeansWeekday, 0, "shift"},
	{"year -? end", MeansShift, 0, "Y"},
	{"UNIT 's end", MeansSame, 0, "now"},
	{"the full|current year", MeansShift, 0, "Y"},
	{"the? current fiscal year", MeansShift, 0, "Y"},
	{"later|earlier|late|early in the UNIT", MeansSame, 0, "now"},
	{"the? SHIFT NUM more? UNITS", MeansSpan, 1, ""},
	{"NUM -? UNIT|UNITS ago", MeansAgo, -1, ""},
	{"APPROX NUM -? UNIT|UNITS ago", MeansAgo, -1, ""},
	{"NUM UNIT|UNITS or so ago", MeansAgo, -1, "about"},
	{"more|less than NUM UNITS ago", MeansAgo, -1, "about"},
	{"NUM UNIT|UNITS from now", MeansAgo, 1, ""},
	{"UNITS ago", MeansReference, 0, "PAST_REF"},

	// Units from what was told before.
	{"NUM UNIT|UNITS later|afterwards|afterward", MeansLater, 1, ""},
	{"NUM UNIT|UNITS earlier|previously", MeansLater, -1, ""},
	{"NUM UNIT|UNITS after", MeansLater, 1, "than"},
	{"NUM UNIT|UNITS before", MeansLater, -1, "than"},
	{"the next|following UNIT", MeansLater, 1, "next"},
	{"the previous|preceding UNIT", MeansLater, -1, "next"},
	{"the UNIT earlier", MeansLater, -1, "next"},
	{"the UNIT before", MeansLater, -1, "next than"},
	{"the? UNIT - earlier|ago", MeansLater, -1, ""},
	{"the? UNIT - earlier|ago UNIT|period", MeansLater, -1, ""},
	{"the UNIT after", MeansLater, 1, "next than"},
	{"that same? UNIT", MeansSame, 0, ""},
	{"the same UNIT", MeansSame, 0, ""},
	{"EDGE|earlier|later that same? UNIT", MeansSame, 0, ""},
	{"EDGE|earlier|later the same UNIT", MeansSame, 0, ""},
	{"MONTH of? that same? year", MeansMonth, 0, "told"},
	{"the? end|beginning|start|middle of the UNIT", MeansSame, 0, "now"},
	{"the ORD", MeansMonthDayOnly, 0, ""},

	// Durations and ages.
	{"NUM UNIT|UNITS", MeansSpan, 0, ""},
	{"NUM more UNITS", MeansSpan, 0, ""},
	{"the first|last|final? NUM UNITS", MeansSpan, 0, ""},
	{"UNITS", MeansSpan, 0, "bare"},
	{"NUM to|or|- NUM UNITS", MeansSpan, 0, ""},
	{"APPROX NUM UNIT|UNITS", MeansSpan, 0, ""},
	{"more than NUM UNIT|UNITS", MeansSpan, 0, "more"},
	{"less than NUM UNIT|UNITS", MeansSpan, 0, ""},
	{"at least NUM UNIT|UNITS", MeansSpan, 0, ""},
	{"up to NUM UNIT|UNITS", MeansSpan, 0, ""},
	{"NUM UNIT|UNITS and a half", MeansSpan, 0, "half"},
	{"APPROX? NUM - UNIT", MeansSpan, 0, ""},
	{"NUM - UNIT - long", MeansSpan, 0, ""},
	{"APPROX? NUM -? UNIT|UNITS -? old", MeansAge, 0, "old"},
	{"NUM UNITS of age", MeansNothing, 0, ""},
	{"NUM UNIT|UNITS a|per UNIT", MeansNothing, 0, ""},

	// Sets.
	{"every|each NUM? UNIT|UNITS", MeansSet, 0, ""},
	{"every|each WDAY PART?", MeansSet, 0, ""},
	{"every|each MONTH", MeansSet, 0, ""},
	{"every|each PART", MeansSet, 0, ""},
	{"every|each SEASON", MeansSet, 0, ""},
	{"REPEAT", MeansSet, 0, ""},

	// References without a date.
	{"REF", MeansReference, 0, ""},
	{"as soon as", MeansNothing, 0, ""},
	{"more recently", MeansReference, 0, "PAST_REF"},
	{"recent UNITS", MeansReference, 0, "PAST_REF"},
	{"coming UNITS", MeansReference, 0, "FUTURE_REF"},
	{"the near? future", MeansReference, 0, "FUTURE_REF"},
	{"the past", MeansReference, 0, "PAST_REF"},
	{"as soon as possible", MeansReference, 0, "FUTURE_REF"},
	{"these days", MeansReference, 0, "PRESENT_REF"},

	// Clock times.
	{"NUM MERIDIEM ZONE?", MeansClock, 0, ""},
	{"DD : MIN MERIDIEM? ZONE?", MeansClock, 0, ""},
	{"HHMM ZONE", MeansClock, 0, ""},
	{"DD o'clock", MeansClock, 0, ""},
	{"NOON", MeansClock, 0, ""},

	// Holidays.
	{"HOLIDAY ,? YEAR?", MeansHoliday, 0, ""},
	{"SHIFT HOLIDAY", MeansHoliday, 0, ""},
	{"HOLIDAY day ,? YEAR?", MeansHoliday, 0, ""},
	{"HOLIDAY eve ,? YEAR?", MeansHoliday, -1, ""},
	{"good friday ,? YEAR?", MeansHoliday, -2, "easter"},
	{"palm sunday ,? YEAR?", MeansHoliday, -7, "easter"},
	{"ash wednesday ,? YEAR?", MeansHoliday, -46, "easter"},
	{"easter sunday ,? YEAR?", MeansHoliday, 0, "easter"},
	{"easter monday ,? YEAR?", MeansHoliday, 1, "easter"},
	{"new year 's day ,? YEAR?", MeansHoliday, 0, "0101"},
	{"new year 's eve ,? YEAR?", MeansHoliday, 0, "1231"},
	{"valentine 's day ,? YEAR?", MeansHoliday, 0, "0214"},
	{"may day ,? YEAR?", MeansHoliday, 0, "0501"},
	{"martin luther king day ,? YEAR?", MeansHoliday, 0, "1-3-1"},
	{"presidents '? day ,? YEAR?", MeansHoliday, 0, "2-3-1"},
	{"st. patrick 's day ,? YEAR?", MeansHoliday, 0, "0317"},
	{"earth day ,? YEAR?", MeansHoliday, 0, "0422"},
	{"mother 's day ,? YEAR?", MeansHoliday, 0, "5-2-0"},
	{"father 's day ,? YEAR?", MeansHoliday, 0, "6-3-0"},
	{"memorial day ,? YEAR?", MeansHoliday, 0, "5-0-1"},
	{"labor|labour day ,? YEAR?", MeansHoliday, 0, "9-1-1"},
	{"columbus day ,? YEAR?", MeansHoliday, 0, "10-2-1"},
	{"international workers ' day ,? YEAR?", MeansHoliday, 0, "0501"},
	{"international women 's day ,? YEAR?", MeansHoliday, 0, "0308"},
	{"groundhog day ,? YEAR?", MeansHoliday, 0, "0202"},
	{"armistice|remembrance day ,? YEAR?", MeansHoliday, 0, "1111"},
	{"black friday ,? YEAR", MeansHoliday, 1, "11-4-4"},
	{"boxing day ,? YEAR?", MeansHoliday, 0, "1226"},
	{"bastille day ,? YEAR?", MeansHoliday, 0, "0714"},
	{"veterans day ,? YEAR?", MeansHoliday, 0, "1111"},

	// What looks like a time and is none.
	{"24 / 7", MeansNothing, 0, ""},
	{"black|bloody|super|cyber|fat|patch|giving WDAY", MeansNothing, 0, ""},
}

var enTenses = map[Tense]string{
	Preterite: `follow follows followed said told met did went took came gave made got saw knew thought found left felt kept held
		began brought wrote spoke stood ran paid sent built lost spent led fell rose grew drew flew won sat set-
		struck shot hit- chose broke drove rode sold bought caught taught fought sought became understood heard
		meant dealt slept sank sang threw withdrew overthrew swore wore tore bore shook stole froze forgot arose
		awoke hid bit blew laid lay shook shrank sprang stuck stung swam swung undertook overcame foresaw
		outran upheld withheld reiterated ago killed`,
	Ahead: `begins starts opens reopens resumes expires convenes payable effective will 'll shall upcoming forthcoming tomorrow ahead won't wo`,
	Planning: `set due scheduled expected plan plans planned planning slated intend intends intended hope hopes
		hoped expect expects aim aims aimed supposed bound poised going preparing prepares postponed extended
		delayed adjourned deferred schedule schedules`,
	Urging: `agreed vowed promised threatened pledged want wants wanted invited ordered decided prepared proposed asked
		urged called projected`,
	Being: `is are am 's 're`,
	Was:   `had was were been`,
	Modal: `would could might should can may must`,
	Since: `since after following`,
	Until: `by until till`,
}
