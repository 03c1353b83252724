import type { Capability, ElicitationKind } from "./contract";

/**
 * Patterns over ASCII-lower-cased text, in the regular expressions that both Hyperscan and RE2 read (no back-references,
 * no look-around, small bounded gaps). They come from the disclosed elicitation families and from ordinary knowledge of
 * prompting; each family is covered in several languages, so that a language neither hides nor accuses anyone.
 */
export const elicitationPatterns: Record<ElicitationKind, readonly string[]> = {
  reasoning_trace: [
    "(internal|inner|hidden|private|underlying|full|complete|entire|raw|verbatim|detailed) (reasoning|thinking|thought|chain[- ]of[- ]thought|deliberation|monologue)",
    "(reasoning|thinking|thought) (trace|process|chain|trajectory|tokens|log)",
    "chain[- ]of[- ]thoughts?",
    "<(think|thinking|thought|thoughts|reasoning|scratchpad|reflection|rationale)>",
    "(imagine|reconstruct|articulate|reproduce|verbali[sz]e|write out|reveal|expose|output) [^.?!\\n]*(reasoning|thinking|thought process|thoughts)",
    "think(ing)? (out loud|aloud)",
    "思维链|思考过程|推理过程|内心独白|思考の過程|思考過程|추론 과정|사고 과정",
    "ход (мыслей|рассуждени)|cadena de (pensamiento|razonamiento)|proceso de razonamiento|cha[iî]ne de (pensée|raisonnement)|gedankengang|cadeia de (pensamento|racioc)",
    "(each|every|all|the) (single |small |intermediate |logical |individual )?(step|stage|thought|consideration|inference|deduction)s? (of|in|behind|leading to) (your|the|its|my) (thinking|reasoning|thoughts|answer|result|conclusion|decision)",
    "intermediate (considerations|thoughts|conclusions|deductions|reasoning)",
    "(dead[- ]ends|false starts|wrong turns) (included|and all)|(including|with|keep) (all |any |the |your )?(dead[- ]ends|false starts|wrong turns)",
    "(long|inner|running|unedited) monologue|stream of consciousness",
    "(keys|headings|sections|fields|tags|parts|columns|blocks)[^.?!\\n]* (thinking|thoughts|reasoning|rationale|scratch ?pad|derivation|deliberation|trace|chain[-_ ]of[-_ ]thought)\\b",
    "(thinking|thoughts|reasoning|rationale|scratch ?pad|derivation|deliberation),? (first|and then|then|followed by|before|and) [^.?!\\n]*(answer|solution|verdict|result|output|conclusion)",
  ],
  step_by_step: [
    "step[- ]by[- ]step",
    "(think|reason|work|go|walk|solve|reflect|proceed|break (it|this|that) down)[^.?!\\n]*(in|into|by|through|with) (small |single |explicit |numbered |logical |several |individual )?(steps|stages)",
    "(show|give|list|write|state|explain|include|number|present|lay out) (me )?(all |every |each |of |the |your |full |detailed |intermediate |numbered |complete ){0,4}(steps|step|workings?|derivations?)",
    "(let us|let's|lets|we (should|will|must|can|need to)|please) (first |now |carefully )?(think|reason|work through|deduce)",
    "(think|reason) (carefully|deeply|thoroughly|logically|hard|slowly|methodically)",
    "(before|prior to) (you )?(answer|respond|reply|giving|stating|the (final )?answer|diving|we (dive|answer))",
    "一步一步|一步步|逐步|分步|循序渐进|ステップバイステップ|段階的に|順を追って|단계별|차근차근",
    "шаг за шагом|пошагов|поэтапно|paso a paso|passo a passo|étape par étape|pas à pas|schritt f(ü|ue)r schritt|adım adım|langkah demi langkah|خطوة بخطوة|चरण दर चरण|từng bước",
    "(never|do not|don't) (skip|omit|leave out) (a|any|one|the)( single| smallest| obvious)? (step|stage|inference|detail)",
    "one (single |small )?(step|inference|deduction|thought|idea) (per line|at a time|per paragraph|after (the other|another))",
    "only then (give|state|write|provide|answer|commit)|(final )?answer (only )?(after|at) the (very )?end|do not (give|state|reveal) (the|an|your) (final )?answer (until|before)",
    "(weigh|consider|compare)(ing)? (each|every|all|both) (alternative|option|possibilit|hypothes|explanation)[^.?!\\n]* (before|then) ",
    "before (you )?(commit|decide|conclude|settle)\\b",
  ],
  justification: [
    "(justify|defend|motivate|substantiate) (your|the|each|every|all|its) ",
    "explain(ing)? (in detail |clearly |fully )?(how|why) (you|each|every|the (other|correct|wrong|answer)|other|it is (correct|wrong)|this is (correct|wrong))",
    "(explain|describe|give|provide|state|include|with) (a |an |the |your |full |detailed |clear |complete |long |thorough ){0,4}(explanation|rationale|justification|reasoning|proof|derivation)",
    "(answer|conclusion|result)s? (is |comes? |goes |should come |must come )?(after|following|below) (the |your |a )?(proof|explanation|reasoning|derivation|analysis)",
    "(proof|explanation|reasoning|derivation|rationale),? (first|followed by|and then|then|before) ",
    "explain your (answer|reasoning|thinking|choice|solution|decision|logic|thought)",
    "(解释|说明)(你的|为什么|原因|理由)|理由を(説明|述べ)|이유를 설명|обоснуй|объясни,? (почему|как|свой)|justifica (tu|cada)|justifique (a |sua|tua|cada|as )|justifie[rz]? (ta|votre|chaque)|begründe",
    "(reasoning|thinking|justification|reasons|considerations?) (behind|for) (each|every|all|your|any) ",
    "(show|showing|state|stating|write down|spell out) how you (got|arrived|came|reached|derived)",
  ],
  rubric_grading: [
    "(grade|score|rate|rank|judge|evaluate|assess|mark) (the|this|these|each|both|two|a|following|response|answer|candidate|assistant|model|essay|output)s? [^.?!\\n]*(rubric|criteria|criterion|scale|score|from [0-9]|out of|[0-9] to [0-9]|[0-9]-[0-9])",
    "(scoring|grading|evaluation|marking) (rubric|criteria|guide|scheme|instructions)",
    "(which|what) (response|answer|completion|output|candidate|assistant) (is|was|would be) (better|best|preferred|more)",
    "(impartial|fair|strict|expert|objective) (judge|grader|evaluator|examiner)",
    "(reward model|preference (pair|label|data)|win[- ]rate|pairwise (comparison|preference))",
    "(output|return|reply with|give) (only )?(a |the |one )?(single )?(score|rating|grade|verdict)",
    "评分(标准|细则)|打分|採点基準|채점 기준|критери(и|ям|ев) оцен|r(ú|u)brica|bar(è|e)me|bewertungs(kriteri|schema|raster)",
  ],
  tool_trace: [
    "(thought|reasoning): ?[^.?!\\n]*\\n+ ?(action|tool|act|call)s?:",
    "action input:|observation:",
    "(tool|function|api)[- ](call|use|usage|invocation)s? (trace|trajectory|transcript|log|history|sequence|format)s?",
    "(you|assistant|agent|model) (have|has|had|can|may|will|should|must) (access to|use|call|invoke|select from|choose from) (the |these |following |several |some |a set of |any of the ){0,3}(tools|functions|apis|plugins)",
    "(tools?|functions?|apis?|plugins?) (are |is )?(available|enabled|allowed|accessible|provided|access)[ :]",
    "(call|invoke|emit|output|produce|generate) (the |a |an |one |exactly one |appropriate |correct )*(tool|function|api) ?(call|request|invocation)",
    "(trajectory|rollout|episode) (of|for|with|in|from) ",
    "<(tool_call|function_call|tools|functions|invoke)>",
    '"(tool_calls|function_call|arguments|parameters)" ?:',
  ],
  training_data: [
    "(training|fine[- ]?tuning|instruction|sft|rlhf|dpo|preference|synthetic|distillation) (data|dataset|set|example|sample|pair|corpus|corpora)",
    "(generate|create|produce|write|come up with|output) [0-9a-z]{1,12} (new |more |diverse |different |distinct |unique |similar |high[- ]quality ){0,3}(instruction|question|prompt|task|problem|example|question[- ]answer|qa|q&a|conversation|dialogue)s?( pairs?)?",
    "(instruction|question|prompt|input)[- /]+(response|answer|output|completion)[- ]pairs?",
    "self[- ]?instruct|evol[- ]?instruct|student model|teacher model|distill",
    "(jsonl|one json (object )?per line)",
    "训练(数据|样本|集)|微调|学習データ|학습 데이터|обучающ(ие|их|ей) (данны|выборк)|datos de entrenamiento|dados de trein(o|amento)|donn(é|e)es d.entra(î|i)nement|trainingsdaten",
    "(whole|entire|complete|full) (trajectory|rollout|episode)",
    "(simulate|invent|make up|role-?play) (each|every|the|all|realistic) [^.?!\\n]*(call|tool|result|observation|response|user|turn)s?",
  ],
  safe_rewrite: [
    "(rewrite|rephrase|reword|paraphrase|restate|reformulate|revise) [^.?!\\n]*(neutral|safe|safer|acceptable|compliant|permissible|harmless|non-?sensitive|policy|sensitive|censor)",
    "(policy|platform|regulation|content)[- ](safe|compliant|acceptable) (version|alternative|answer|wording|response)",
    "(politically sensitive|sensitive topics?|censorship|forbidden topics?)",
    "(改写|重写|润色)[^.?!\\n]*(敏感|合规|中立|安全)|敏感(话题|词|内容)",
    "(avoid|without|omit|leav|remov|soften|ton)[a-z]* [^.?!\\n]*(sensitive|forbidden|taboo|controversial) (part|passage|detail|content|material|word|topic)",
  ],
  slot_form: [
    "\\n ?#{2,4} ?[a-z][a-z ]{1,20}:? ?\\n[^#]+\\n ?#{2,4} ?[a-z][a-z ]{1,20}:",
    "\\[(inst|/inst|instruction|system|user|assistant)\\]",
    "<\\|[a-z_]{2,20}\\|>",
    "\\n(output|response|answer|completion|solution|a|answer \\([^.?!\\n]*\\)): ?$",
  ],
};

/** Capability by what a prompt talks about; the first class of `capabilityOrder` that matches decides. */
export const capabilityPatterns: Partial<Record<Capability, readonly string[]>> = {
  computer_use: [
    "(click|double-click|scroll|drag|mouse|cursor|screenshot|desktop|browser tab)[^.?!\\n]*(button|icon|window|coordinate|element|page|menu|screen)",
    "<(computer|click|screenshot)>|computer use|gui (agent|action)|accessibility tree",
  ],
  agentic: [
    "(you are|act as|as) (an? )?(autonomous |software |coding |ai |web |research |helpful |browser ){0,3}agent\\b",
    "(pull request|pr) description|repository [^.?!\\n]*(directory|implement|issue|fix)|(multi-?step|long[- ]horizon) (task|plan)",
    "(plan|next action|subtask|sub-goal|todo list)[^.?!\\n]*(execute|action|observation|terminal|shell|workspace)",
    "action input:|observation:|\\n ?(action|act): ",
  ],
  grading: [
    "(grade|score|rate|judge|evaluate|assess) (the|this|these|each|both|two|following|a) [^.?!\\n]*(rubric|criteria|scale|response|answer|essay|candidate)",
    "(impartial|fair|strict|objective) (judge|grader|evaluator)|which (response|answer|output) is (better|best)|scoring (rubric|criteria)",
  ],
  coding: [
    "```|\\b(def|class|function|return|import|const|public static|#include|select [^.?!\\n]* from)\\b ?[a-z_({*<]",
    "\\b(python|javascript|typescript|java|c\\+\\+|rust|golang|kotlin|sql|regex|bash|html|css|react|django|pandas|docker|kubernetes)\\b",
    "(write|implement|fix|debug|refactor|complete|optimi[sz]e) (a |an |the |this |my |following ){0,3}(code|function|program|script|class|method|bug|algorithm|unit test)",
    "(代码|函数|编程|プログラム|コード|코드|напиши код|código|programme)",
  ],
  rewriting: [
    "(rewrite|rephrase|paraphrase|reword|proofread|summari[sz]e|translate|shorten|polish|simplify) (the|this|these|following|my|it|a|an|into|to)",
    "(改写|润色|翻译|总结|要約|翻訳|번역|перепиши|переведи|resume|traduce|résume|traduis|übersetze)",
  ],
  analysis: [
    "(data ?set|data ?frame|spreadsheet|csv|pivot table|chart|regression|correlation|hypothesis test|statistic|kpi|time series)",
    "(analy[sz]e|analysis of|interpret) (the|this|these|following|data|result|trend|table)",
    "(数据分析|分析一下|анализ|análisis|analyse)",
  ],
  reasoning: [
    "(prove|proof|theorem|lemma|equation|integral|derivative|probability|geometry|algebra|modulo|premise|syllogism|deduce|riddle|puzzle)",
    "(how (many|much|long|far|old))[^.?!\\n]*\\?",
    "(answer choices|multiple[- ]choice|true or false|which of the following|options?:|\\(a\\)[^.?!\\n]*\\(b\\)|\\na[).] [^.?!\\n]*\\nb[).] )",
    "step[- ]by[- ]step|chain[- ]of[- ]thought|let's (think|reason)|(think|reason) (carefully|logically)",
    "(证明|方程|概率|推理|数学|証明|確率|증명|확률|докажи|вероятност|demuestra|démontre|beweise)",
  ],
  vision: [
    "(in|describe|from|of) (the|this|attached|following) (image|picture|photo|photograph|diagram|figure)|<image>|\\bocr\\b",
  ],
};

/** The order in which classes are tried: the most specific first. */
export const capabilityOrder = [
  "computer_use",
  "agentic",
  "grading",
  "coding",
  "rewriting",
  "vision",
  "analysis",
  "reasoning",
] as const satisfies readonly Capability[];
