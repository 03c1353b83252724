import { grammar } from "../grammar";

const slots = {
  place:
    "harbour town|mountain valley|river delta|lake district|salt marsh|coal basin|market city|island group|border region|high plain|canal quarter|forest parish",
  trade:
    "herring fishery|paper mills|glassworks|wool trade|shipyards|apple orchards|slate quarries|silk looms|salt pans|tanneries|clockmakers|breweries",
  cause:
    "a series of wet summers|the new toll road|a quarrel over water rights|the arrival of the railway|cheap imports|a fire in the old quarter|a change in the lease law|the silting of the channel",
  effect:
    "wages fell by {#3-38} per cent|{#20-900} families moved away|the council borrowed {#2-90} thousand crowns|two of {#3-19} guilds merged|the price of bread rose by {#4-60} per cent|the tithe was halved",
  measure:
    "a ferry of {#2-9} boats|a common granary|a school for {#30-400} pupils|a dam {#6-70} metres long|a loan at {#2-9} per cent|a levy of {#1-12} pence a head",
  doubt:
    "Later surveys disagree about the figures.|The parish register tells it differently.|Only one of the letters survives.|The accounts for that year are missing.|Travellers of the time do not mention it.",
};

/** Short texts to ask about, each with a few claims in it; nearly every draw reads differently. */
export const passages = grammar(
  `
  In {#1610-1890} the {trade} of the {place} declined after {cause}; within {#2-12} years {effect}. The town answered with {measure}. {doubt}
  The {place} lived by its {trade} until {#1610-1890}, when {effect}. Contemporaries blamed {cause}, and {measure} was meant to help. {doubt}
  After {cause}, {measure} was voted for the {place} in {#1610-1890}. The {trade} never recovered: {effect}. {doubt}
  {doubt} What is certain is that the {trade} of the {place} employed {#40-3000} people in {#1610-1890}, that {cause} came soon after, and that {effect}.
  `,
  slots,
);

/** What one may ask about such a text; as many ways as there are people. */
export const passageRequests = grammar(
  `
  {please} {task} {how}.
  {task} {how}, {limit}.
  {context} {task} {limit}.
  {please} {task} and {second}.
  `,
  {
    please: "Please|Could you|I need you to|Kindly|Now|For my notes,",
    context:
      "I am writing about regional history.|This is for a lecture.|We discuss this text tomorrow.|Background reading:",
    task: "list the claims of the text and judge each|say which claim is best supported|find the weakest inference|explain what follows from the figures|reconstruct the chain of causes|compare the two explanations|estimate what a fair reader would conclude|name what is missing for a firm conclusion|retell the argument backwards",
    how: "with the reasoning behind every judgement|one inference at a time|weighing each alternative before you decide|as a careful historian would|showing how you got there|with a confidence for each point",
    limit:
      "in {#3-12} sentences|in at most {#80-400} words|in {#3-9} points|as briefly as the matter allows|with {#2-5} examples",
    second:
      "say what would change your mind|give the opposite view|grade your own answer from 1 to {#5-10}|propose {#2-6} follow-up questions",
  },
);
