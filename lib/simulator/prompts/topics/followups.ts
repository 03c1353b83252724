import { grammar } from "../grammar";

/** What people say in the middle of a conversation. */
export const followUps = grammar(
  `
  {thanks}can you make it {change}?
  {thanks}what about {case}?
  I don't get the part about {part}. {again}
  {again} but {change} and with {#2-6} examples
  hmm, that doesn't work: {complaint}
  {thanks}now {change}, and add {part}
  why {part} and not {part}?
  ok 👍 {again}
  and if it were {#2-90} instead of {#2-90}?
  {complaint}, {again}
  `,
  {
    thanks: "Thanks, |great! |ok, |Perfect 🙌 |hm, |Almost. ||Good, ",
    change:
      "shorter|friendlier|a table|more formal|simpler|in one paragraph|less salty|cheaper|faster|without the list|twice as long",
    case: "weekends|children|an older version|the second one|rainy days|vegetarians|larger files|beginners|the deadline",
    part: "the last step|the numbers|an example|the second point|the timing|the title|the edge case|the first line|the cost|a summary",
    again: "explain again|please redo that|go on|one more time|show me|continue from there",
    complaint:
      "I get the same error|it is too long|you forgot half|that is not what I meant|the total is off by {#1-40}|it says undefined",
  },
);
