"""Words for what ails people and for what they live on; parts of patterns for those who look for them in sentences."""

DISEASE = (
    r"(?:Depression(?:en)?|Burn-?[Oo]uts?|Psychosen?|Schizophrenie|Diabetes|(?:(?:Brust|Darm|Lungen|Haut|Prostata"
    r"|Blut|Magen"
    r"|Haut)k|K)rebs(?:erkrankung|leiden)?|\w*[Tt]umor\w*|Leukämie|Epilepsie|Parkinson|Demenz|Alzheimer"
    r"|[Mm]ultiple[rn]? Sklerose"
    r"|HIV|Aids|Hepatitis|Schlaganf[aä]ll\w*|Herzinfarkt\w*|Angststörung\w*|Essstörung|Magersucht|Spielsucht|Arthrose"
    r"|Migräne"
    r"|Alkohol(?:sucht|abhängigkeit|krankheit|probleme?n?|ismus)|Sucht(?:erkrankung|probleme?n?)|\w*[Ee]rkrankung"
    r"|Asthma|Rheuma"
    r"|Bandscheibenvorf[aä]ll\w*|ADHS|Autismus|Trauma|PTBS|Long Covid|Hörsturz(?:es)?|Querschnittslähmung"
    r"|Nervenzusammenbruchs?"
    r"|(?:Rücken|Herz|Nerven|Nieren)leidens?)"
)
HEALTH = (
    r"(?:schwer|geh|seh|hör|körper|mehrfach)?behindert|schwerbeschädigt|blind|erblindet|gehörlos|taub|schwerhörig"
    r"|dement"
    r"|(?:alkohol|drogen|sucht|krebs|nerven|herz|geistes|langzeit|dauer|zucker|lungen|nieren)?krank|erkrankt"
    r"|krankgeschrieben"
    r"|(?:alkohol|drogen|medikamenten|tabletten|heroin)-?abhängig|(?:alkohol|drogen|mager|spiel|tabletten)süchtig"
    r"|depressiv"
    r"|(?:dienst|arbeits|erwerbs|berufs)unfähig|erwerbsgemindert|pflegebedürftig|schwanger|querschnitts?gelähmt"
    r"|bettlägerig"
    r"|HIV-(?:positiv|infiziert)"
)
NEED = (
    r"(?:hoch ?)?verschuldet|überschuldet|(?:privat)?insolvent|zahlungsunfähig|pleite|bankrott|vorbestraft|obdachlos"
    r"|wohnungslos|(?:langzeit)?arbeitslos|erwerbslos|mittellos"
)
BENEFIT = (
    r"(?:Bürgergeld|Sozialhilfe|Grundsicherung|Wohngeld|Arbeitslosengeld|ALG II|Hartz(?: IV|-IV| 4)|Sozialleistungen"
    r"|Pflegegeld"
    r"|Blindengeld|Krankengeld|Leistungen (?:des|vom) (?:Jobcenters?|Sozialamts?)|Erwerbsminderungsrente"
    r"|Unterhaltsvorschuss)"
)
