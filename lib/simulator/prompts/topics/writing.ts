import { grammar } from "../grammar";

export const writing = grammar(
  `
  Write a {tone} {piece} about {subject} for {reader}, around {#60-900} words.
  Make this sound more {tone}: "We {verb} to tell you that {subject} will {fate} on the {#1-28}th, because of {reason}."
  {#3-20} titles for a {piece} about {subject}, {tone} please ✨
  Proofread my {piece}: {subject} have always {verb} me. When I was {#5-30} I {past}, and since then {reason} never mattered.
  Reply to {reader} who complains about {reason}; be {tone}, offer {offer}, max {#40-180} words
  Continue the story: The {#2-90} {subject} stood in the rain. Nobody had {past}, and still the door was open…
  Cover letter for a {job} post, I have {#1-25} years with {subject} and once {past}. {tone} style.
  Turn these bullet points into a {piece}:⏎- {subject}⏎- {reason}⏎- {offer}⏎- deadline {#1-28} {month}
  A poem in {#2-8} stanzas on {subject} and {reason}, {tone}, no rhymes on "heart"
  speech for {reader}, {#2-10} minutes, mention {subject}, {job} and how I {past} 🎉
  Summarise the following in {#2-9} sentences for {reader}: {subject} {fate}. The report blames {reason}, while the {job} says they {past}. Next meeting is on the {#1-28}th of {month}.
  `,
  {
    tone: "warm|formal|dry|playful|concise|hopeful|blunt|old-fashioned|technical|diplomatic|melancholic|cheerful",
    piece:
      "blog post|short story|letter|newsletter|product text|obituary|press note|toast|review|children's tale|column|manual page",
    subject:
      "lighthouses|night buses|a lost umbrella|bees|second-hand pianos|the town library|an old ferry|winter gardens|first teachers|street markets|glaciers|the harvest|paper maps|a stubborn goat|the orchestra|tin robots",
    reader:
      "new colleagues|a landlord|ten-year-olds|the residents|customers|my grandmother|volunteers|a judge|the band|shareholders",
    verb: "regret|are delighted|hasten|wish|promise",
    fate: "close|move|reopen|be painted|arrive late|merge|grow|disappear|be auctioned",
    reason:
      "a broken boiler|the storm|new rules|low demand|a clerical error|a missing signature|the festival|rising rents|a kind stranger|bad wiring",
    past: "missed the last train|repaired a clock|sang in a choir|slept in a tent|won a raffle|crossed the fjord|burned the soup|taught a class",
    offer: "a refund|a second visit|free parking|a call tomorrow|a discount|an apology|new keys",
    job: "librarian|baker|nurse|surveyor|translator|conductor|carpenter|lab technician|gardener|teacher",
    month: "January|March|April|May|June|August|September|October|November",
  },
);
