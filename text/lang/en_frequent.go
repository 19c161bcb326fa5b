package lang

var enFrequent = frequent(map[float64]string{
	0.35: `
		say said says told tell year years people new time times two three first last day days week month months
		make made take taken took come came go going went get got give given gave know known see seen want part
		including include according report reported reports news state states country government official officials
		group work working part number end long just like good back still place set since used use way well says
		called call percent million world around public man men many need high think left right`,
	0.18: `
		add added adding asked ask statement spokesman spokeswoman spokesperson minister president leader leaders
		police court law national international foreign local city town area region capital home house family
		children child women woman life lives death dead died die killed kill million billion company companies
		business market money economic economy political party election vote member members office chief head
		director former deputy senior top general secretary security force forces military army war attack attacks
		case cases charge charges decision plan plans planned issue issues problem problems question questions
		continue continued continues announced announce expected expect meeting meet met talk talks held hold
		help need needed support supported lead led leading follow followed following begin began start started
		found find show showed shows close closed open opened move moved major large small big great important
		early late later morning night evening hour hours minute minutes today yesterday tomorrow weekend past
		next recent recently near far north south east west northern southern eastern western street road
		half second third four five six seven eight nine ten hundreds thousands hundred thousand dozens dozen
		thing things result results change changes power control able become became remain remained remains
		believe believed hope likely possible clear cause caused bring brought run running turn turned put keep
		kept allow allowed try trying tried live living point points side sides service services information
		system order hand face face fact name named wrote write written media website television interview
		press conference journalists reporters newspaper agency post social video photo picture story`,
	0.08: `
		accord account accused accuse act action actions activity age agree agreed agreement aid aim air aircraft
		alleged allegations alone although ally allies amid amount anger angry announcement answer appear appeared
		appeal approach approve approved arrest arrested arrive arrived article assembly attempt attend attention
		authority authorities average avoid await aware ban bank base based battle beat behind benefit better bill
		black blame block board body book border break broke brother build building built budget bus buy calls
		camera campaign candidate car care career carried carry cent central centre center century certain
		chairman chairwoman challenge chance charged check choice choose church citizen citizens civil claim claimed
		claims class clash clashes coach college comment comments commission commissioner committed committee common
		community compare complete concern concerned concerns condition conditions conduct conflict confirm confirmed
		consider considered contact contain contract contrast cost costs council count couple course cover create
		created crew crime criminal crisis critic critical criticised criticized criticism critics cross crowd current
		currently customers cut cuts damage damaged danger dangerous data date daughter deal debate decade decades
		decide decided declare declared decline defeat defence defense defend demand demanded demands democracy
		democratic denied deny department depend describe described desk destroy destroyed detail details detained
		develop development difference different difficult diplomat diplomats diplomatic director disaster discuss
		discussed discussion dispute district doctor doctors document documents dollar dollars door draw drive driver
		drop due duty earlier earn easy education effect effort efforts elected electoral emergency employees energy
		enemy enforcement engage engineer engineers enough ensure enter entire environment escape especially
		establish estimate estimated event events eventually evidence exchange executive exist expert experts explain
		express extend extra eye face facility factory fail failed failure fair faith fall families fans father fear
		fears feature feel fell felt fight fighter fighters fighting figure figures file filed film final finally
		finance financial fine finish fire fired firm fit fix flight floor focus food football forced form forward
		free freedom friend friends front fuel full fund funding funds future gain game games gas gave global goal
		goods governor grand ground grow growing growth guard guilty gun guns happen happened hard harm health hear
		heard hearing heart heavy helicopter helped hearing hit hospital host hotel huge human husband idea identify
		identified illegal image immediate immediately impact improve incident increase increased increasing independent
		independence individual industry influence initial injured injuries injury inquiry inside insist insisted
		institution intelligence intend interest interests intervention investigate investigating investigation
		investigators investment investors involve involved island job jobs join joined joint judge judges justice
		key kind knew labor labour lack land language lawmakers lawsuit lawyer lawyers lay learn leadership leave
		leaving legal legislation less letter level levels liberal license lie light limit limited line link list
		little live load long look looked looking lose loss lost lot love low lower main majority manage management
		manager march mark married mass massive match matter mayor means measure measures medical meant message
		middle miles mind mission mobile modern moment mother motion mountain move movement murder music nation nations
		nature nearby nearly necessary negotiate negotiations network night nobody note noted notice nuclear object
		observers obvious offer offered officer officers oil older online operate operation operations opinion
		opposition option organisation organization organisations organizations original outside overall own owner
		pace page paid pain paper parents parliament parliamentary particular partner partners pass passed passengers
		path pattern pay peace peaceful period permission person personal phone physical pick piece pilot plane play
		played player players point policy politician politicians poll polls poor popular population position positive
		potential poverty pressure prevent previous previously price prices primary prime principle prior prison
		prisoners private probably process produce product production professor profit program programme progress
		project promise promised proof property proposal proposed prosecutor prosecutors protect protection protest
		protesters protests prove provide provided province provincial public publish published pull purpose push
		pushed quarter quick quickly quiet race rain raise raised rate rates reach reached reaction read ready real
		reality reason reasons rebel rebels receive received record recover reduce referendum reform reforms refugees
		refuse refused regard regional regime register regular relations relationship release released religious rely
		remove removed replace representative representatives republic request require required rescue research
		resident residents resign resignation resolution resolve resources respect respond response responsibility
		responsible rest restaurant return returned reveal revealed review rise rising risk river role room round rule
		ruled rules ruling safe safety sale sales sanctions save scale scene schedule scheduled school schools science
		scientists sea search season seat sector secret section seek seeking seem sell send sense sent sentence
		sentenced separate series serious serve served session settle settlement several severe share shares ship shoot
		shooting shop short shot sign signed significant similar simply single sister site situation size slow society
		soldiers solution son sort sound source sources space speak speaking special speech speed spend spent split
		spoke sport spread spring staff stage stand standard star station stations stay step steps stock stop stopped
		storm strategy stress strike strikes strong structure struck struggle student students study style subject
		submit success successful suffer suffered suggest suggested suicide summer summit supply supporters supreme
		surface surprise survey survive survivors suspect suspected suspects sweep table target targets task tax taxes
		teacher team teams technology temperature temporary tension tensions term terms territory terror terrorism
		terrorist test tests thank threat threaten threatened ticket tie title together total touch tour toward
		track trade traffic train transport travel treat treated treaty treatment trial trip troops trouble truck true
		trust truth turnout type union unit united university urge urged vehicle vehicles version veteran vice victim
		victims victory view views village villages violence violent visit visitors voice volunteers voters votes wage
		wait walk wall wanted warn warned warning wars watch water weak weapon weapons wear weather whole wife win wind
		window winner winter wish withdraw withdrawal witness witnesses won word words workers worried worse worst worth
		wounded wrong yard young youth zone`,
})
