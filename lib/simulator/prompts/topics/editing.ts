import { grammar } from "../grammar";

const slots = {
  claim:
    "the bridge was built in {#1750-1990} by {#20-900} workers|water boils at {#80-100} degrees at {#0-3000} m|the museum opened with {#12-400} paintings|a kilo of bread costs {#2-9} at {#3-20} bakeries|the river freezes every {#2-40} years|a bee visits {#50-900} flowers a day|the old tram ran {#3-90} km|the comet returns after {#20-200} years",
  answer:
    "It is mostly true, but the figure {#2-900} comes from a later source.|I think so, because {#2-30} people said it.|No. The right number is {#3-990} and the reason is friction.|Yes, since the law of {#1900-1999}.|Perhaps, it depends on {#2-9} things and the season.|The question is badly put; take {#2-40} first.",
  subject:
    "history of transport|school physics|home economics|botany|local law|astronomy|first aid|music theory|sailing|beekeeping",
  style: "neutral|plain|diplomatic|encouraging|legal|simple|journalistic|courteous",
  audience: "a public notice|a school book|a radio script|a customer mail|a help page|a policy note",
};

export const grading = grammar(
  `
  Question ({subject}): is it true that {claim}?⏎Answer of candidate {#1-400}: {answer}⏎How good is it?
  Compare the two answers on whether {claim}.⏎A: {answer}⏎B: {answer}⏎Which is better, and by how many points of {#5-20}?
  Mark this {subject} homework out of {#5-100}: "{claim}" — {answer}
  Does "{answer}" follow from "{claim}"? Give a mark from 1 to {#4-12} and one line of feedback.
  `,
  slots,
);

export const rewriting = grammar(
  `
  Rewrite for {audience} in {style} words: {claim}, and {claim}.
  Make it {style}, keep all {#2-9} facts: "{answer} Besides, {claim}." (for {audience} on {subject})
  Shorten to {#12-60} words, {style}: {claim}; {claim}. {answer}
  Say the same about {subject} so that nobody is offended, {style}, for {audience}: {answer} {claim}
  `,
  slots,
);
