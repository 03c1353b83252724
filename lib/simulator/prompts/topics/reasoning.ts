import { grammar } from "../grammar";

export const reasoning = grammar(
  `
  A {vehicle} leaves {town} at {#3-11}:{#10-59} at {#40-140} km/h, another leaves {town} {#5-90} minutes later at {#45-160} km/h. When do they meet if the distance is {#60-900} km?
  Find all integers x with {#2-19}x + {#2-90} ≡ {#1-40} (mod {#41-211}).
  In a group of {#20-400} {people}, {#5-95}% like {subject} and {#5-95}% like {subject}. What is the smallest number who like both?
  A bag holds {#3-30} red, {#3-30} blue and {#2-25} green {object}. {#2-5} are drawn without replacement; what is the probability that {outcome}?
  Evaluate the integral of x^{#2-9}·{func}({#2-12}x) from 0 to {#1-9}.
  {name}, {name} and {name} each own a different {object}. The {object} is not {colour}; {name} lives {#1-6} doors from the {colour} house. Who owns what?
  A {shape} has side {#2-60} and height {#3-90}. A {shape} of volume {#2-40} is cut off. How much is left, in percent?
  How many {#3-9}-digit numbers are divisible by {#3-29} and contain no digit {#0-9}?
  Prove or disprove: for every n > {#2-30}, {claim}.
  {name} invests {#200-9000} at {#1-12}% for {#2-30} years and {name} invests {#200-9000} at {#1-12}%. Who has more, and by how much?
  If {premise} and {premise}, does it follow that {premise}? Answer for {#2-9} cases.
  The sequence starts {#1-20}, {#21-60}, {#61-150}, {#151-400}. Give a rule and the {#6-40}th term.
  Solve the recurrence a(n) = {#2-9}a(n-1) - {#1-12}a(n-2), a(0) = {#0-9}, a(1) = {#1-30}.
  A tank fills in {#2-40} hours by pipe A, in {#3-60} by pipe B, and drains in {#4-90} by pipe C. All open at {#1-12}:00; when is it full?
  Estimate, with reasons, how many {object} are sold in {town} in {#2-30} days.
  `,
  {
    vehicle: "train|ferry|cyclist|truck|tram|balloon|coach",
    town: "Arlen|Brockby|Corvale|Dunmere|Estwick|Fallow|Garrick|Holm|Istra|Jessup|Kelby|Larne",
    people: "students|nurses|sailors|violinists|farmers|chess players|gardeners",
    subject: "tea|algebra|opera|football|poetry|hiking|chemistry|skating",
    object: "marbles|lanterns|coins|clocks|boats|stamps|violins|masks|globes|kites|lamps|drums",
    outcome: "all are of one colour|no two share a colour|at least one is red|exactly two are blue|the last is green",
    func: "sin|cos|exp|ln|tanh",
    name: "Ada|Bruno|Chiara|Dev|Elif|Farid|Gwen|Hiro|Ines|Jonas|Kavya|Lars|Mina|Noor|Otis|Petra",
    colour: "red|green|yellow|white|blue|black|purple",
    shape: "cone|prism|pyramid|cylinder|frustum|tetrahedron",
    claim:
      "n² + n + 41 is prime|the sum of the first n odd numbers is a square|2^n > n²|n³ - n is divisible by 6|every graph on n vertices has two of equal degree|the harmonic sum is not an integer",
    premise:
      "all swimmers are tall|some painters are swimmers|no baker is awake|every tall person is a painter|whoever sings is awake|some bakers sing|only painters own boats|nobody awake owns a boat",
  },
);
