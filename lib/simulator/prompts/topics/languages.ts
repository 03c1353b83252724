import { type Choice, grammar } from "../grammar";

const number = "{#2-30}";

const of = (templates: string, subject: string, place: string): Choice =>
  grammar(templates.replaceAll("N", number), { s: subject, p: place });

/** Everyday questions of people who do not write English. */
export const otherLanguages: Record<string, Choice> = {
  es: of(
    "¿Cómo puedo {s} en N días si vivo en {p}?\nExplícame en N frases por qué {s} es difícil en {p}\nEscribe un correo para {s}, somos N personas de {p} 🙂",
    "aprender a nadar|ahorrar dinero|organizar una boda|cuidar un limonero|cambiar de trabajo|preparar una paella|renovar el contrato",
    "Sevilla|Bogotá|un pueblo pequeño|Rosario|la costa|Puebla|la montaña",
  ),
  fr: of(
    "Comment {s} quand on habite {p} et qu'on a N heures par semaine ?\nRédige une lettre de N lignes pour {s} à {p}\nDonne-moi N idées pour {s}, merci d'avance",
    "réparer un vélo|apprendre le piano|louer un appartement|préparer un examen|planter des tomates|demander une augmentation",
    "Nantes|la campagne|Lyon|une petite ville|le bord de mer|Montréal",
  ),
  de: of(
    "Wie kann ich in N Tagen {s}, wenn ich in {p} wohne?\nSchreib mir N Sätze darüber, wie man {s} kann\nIch möchte {s}. Was kostet das in {p} ungefähr, für N Leute?",
    "Brot backen|einen Umzug planen|die Steuer machen|Gitarre lernen|einen Balkon bepflanzen|ein Zelt flicken",
    "Kassel|einer Altbauwohnung|Graz|einem Dorf|Leipzig|den Bergen",
  ),
  pt: of(
    "Como posso {s} em N dias morando em {p}?\nMe dê N dicas para {s} gastando pouco em {p}\nEscreva um texto de N linhas sobre {s}",
    "aprender violão|organizar uma festa|consertar a pia|cuidar de orquídeas|estudar para a prova|vender bolos",
    "Recife|um apartamento pequeno|Porto|Curitiba|o interior|Salvador",
  ),
  it: of(
    "Come posso {s} in N giorni se abito a {p}?\nScrivimi N frasi su come {s}, in modo semplice\nVorrei {s} a {p}, siamo in N: da dove comincio?",
    "fare il pane|imparare il francese|organizzare un viaggio|curare un ulivo|scrivere un curriculum",
    "Bari|Torino|un paese di montagna|Trieste|Cagliari",
  ),
  ja: of(
    "{p}で{s}には、N日で足りますか？\n{s}コツをN個、やさしく教えてください。\n{p}に住んでいます。N人で{s}計画を立ててください😊",
    "自転車を直す|梅干しを作る|英語を勉強する|引っ越しを準備する|ギターを習う|確定申告をする",
    "札幌|小さなアパート|京都|海の近く|福岡|長野",
  ),
  ko: of(
    "{p}에서 N일 동안 {s} 방법을 알려 주세요.\n{s} 팁 N가지만 짧게 정리해 줘\nN명이 {p}에서 {s} 계획을 세워 주세요",
    "김장하는|면접을 준비하는|기타를 배우는|이사하는|화분을 키우는|돈을 모으는",
    "부산|작은 원룸|제주|대전|시골",
  ),
  zh: of(
    "我住在{p}，怎样用N天{s}？\n请给我N条{s}的建议，简单一点。\n帮我写一封N句话的邮件，内容是{s}，地点在{p}。",
    "学游泳|准备面试|整理旧照片|种番茄|修自行车|做年终总结",
    "台南|海边|小公寓|新竹|山里|市中心",
  ),
  ar: of(
    "كيف يمكنني {s} خلال N أيام وأنا أعيش في {p}؟\nاكتب لي N نصائح حول {s} بلغة بسيطة\nنحن N أشخاص في {p} ونريد {s}، من أين نبدأ؟",
    "تعلم السباحة|تنظيم حفل|إصلاح الدراجة|زراعة الزيتون|كتابة السيرة الذاتية",
    "الإسكندرية|شقة صغيرة|الريف|دبي|أسوان",
  ),
  hi: of(
    "मैं {p} में रहता हूँ, N दिनों में {s} कैसे करूँ?\n{s} के लिए N आसान सुझाव दीजिए\nN लोगों के लिए {p} में {s} की योजना बनाइए",
    "गिटार सीखना|परीक्षा की तैयारी|बगीचा लगाना|अचार बनाना|साइकिल ठीक करना",
    "पुणे|छोटे फ्लैट|गाँव|जयपुर|कोच्चि",
  ),
  pl: of(
    "Jak mogę {s} w N dni, mieszkając w {p}?\nPodaj N rad, jak {s}, krótko",
    "upiec chleb|nauczyć się pływać|zaplanować przeprowadzkę|naprawić rower",
    "Gdyni|małym mieszkaniu|górach|Lublinie",
  ),
  tr: of(
    "{p} yaşıyorum, N günde {s} mümkün mü?\n{s} için N kısa öneri ver",
    "gitar öğrenmek|taşınmak|ekmek yapmak|sınava hazırlanmak",
    "İzmir'de|küçük bir evde|köyde|Bursa'da",
  ),
  id: of(
    "Bagaimana cara {s} dalam N hari di {p}?\nBeri saya N tips untuk {s} dengan biaya kecil",
    "belajar renang|membuat tempe|menulis lamaran kerja|merawat anggrek",
    "Bandung|kamar kos|desa|Makassar",
  ),
  vi: of(
    "Làm sao để {s} trong N ngày khi sống ở {p}?\nCho tôi N mẹo để {s}, ngắn gọn thôi",
    "học bơi|nấu phở|chuẩn bị phỏng vấn|trồng rau sạch",
    "Đà Nẵng|căn hộ nhỏ|Huế|vùng quê",
  ),
  uk: of(
    "Як за N днів {s}, якщо я живу в {p}?\nДай N порад, як {s}",
    "навчитися плавати|спекти хліб|підготуватися до іспиту|відремонтувати велосипед",
    "Полтаві|горах|маленькій квартирі|Чернівцях",
  ),
  el: of(
    "Πώς μπορώ να {s} σε N μέρες στην {p};\nΔώσε μου N συμβουλές για να {s}",
    "μάθω κιθάρα|φτιάξω ψωμί|οργανώσω ταξίδι|βρω δουλειά",
    "Πάτρα|Κρήτη|επαρχία|Λάρισα",
  ),
  th: of(
    "ฉันอยู่ที่{p} จะ{s}ภายใน N วันได้อย่างไร\nขอคำแนะนำ N ข้อสำหรับการ{s}",
    "เรียนว่ายน้ำ|ทำแกงเขียวหวาน|เตรียมสัมภาษณ์งาน|ปลูกผัก",
    "เชียงใหม่|ห้องเล็ก|ต่างจังหวัด|ภูเก็ต",
  ),
};

export const translation = grammar(
  `
  Translate into {l}, {register}: "{text}"
  How would a native speaker say "{text}" in {l}? Keep it {register} and give {#2-4} variants.
  {l} → {l}, please check the grammar: {text}
  `,
  {
    l: "Spanish|French|German|Portuguese|Japanese|Korean|Italian|Arabic|Hindi|Polish|Dutch|Swedish|Turkish|Greek|Welsh",
    register: "formal|casual|for a sign|for a child|poetic|businesslike",
    text: "The meeting has been moved to room {#1-90}.|Wir kommen um {#1-9} Uhr mit {#2-30} Gästen.|¿Dónde puedo dejar {#2-9} maletas?|Our boat leaves at {#1-12}:{#10-59}, do not be late.|Le dossier numéro {#100-9999} est incomplet.|Please return the {#2-40} keys to the caretaker.|予約番号は{#1000-9999}です。",
  },
);
