import type { Capability } from "../../model";
import { type Choice, grammar } from "../grammar";

const slots = {
  role: "You are {an} {expert}.|Act as {an} {expert}.|Take the part of {an} {expert} who explains everything.|You work as {an} {expert} and think aloud.",
  an: "an experienced|a patient|a meticulous|a senior|a rigorous",
  expert: "tutor|examiner|annotator|engineer|researcher|mentor|problem solver|reviewer",
  show: "Write out|Articulate|Set down|Spell out|Reconstruct|Lay out|Narrate",
  thought:
    "the full internal reasoning|every step of your thinking|the complete chain of thought|the hidden deliberation|all intermediate considerations|the thought process, dead ends included",
  behind:
    "behind the finished answer|that leads to the result|before you commit to an answer|as if you were solving it for the first time|from the first idea to the last check",
  steps: "step by step|as numbered steps|one small step per line|in at least {#5-14} steps|as a long monologue",
  close:
    "Do not summarise.|Leave nothing out.|Only then give the final answer after ###.|End with the answer in a box.|Finish with <answer></answer>.|Never skip a step, even an obvious one.|Keep the thinking inside <think></think>.",
  format:
    "Return JSON with the keys {keyA} and {keyB}.|Use the headings {keyA} and {keyB}.|Output two sections, {keyA} and {keyB}, and nothing else.|Put {keyA} first and {keyB} last, separated by ---.",
  keyA: "thinking|rationale|plan|trace|analysis|scratchpad|derivation",
  keyB: "answer|final|solution|verdict|output|result",
  scale: "from 0 to {#4-10}|on a {#5-10}-point scale|out of {#10-20}|as one of A to E",
  criteria:
    "correctness, completeness and tone|accuracy, depth, safety and form|faithfulness, clarity and use of evidence|relevance, logic and style|helpfulness, truth and brevity",
  tool: "search, open_page and calculator|read_file, write_file and run_shell|query_table, plot and summarise|list_items, get_item and update_item",
};

const of = (templates: string) => grammar(templates, slots);

const reasoning = of(`
  {role} {show} {thought} {behind}, {steps}. {close}
  For the task below, {show} {thought}, {steps}. {format} {close}
  {show} {thought} {behind}. {close} {format}
  First imagine a perfect solution to what follows. Then {show} {thought} {behind}, {steps}. {close}
`);

const grading = of(`
  {role} Grade the response below {scale} by this rubric: {criteria}. {show} {thought} for each criterion. {format}
  Use the rubric ({criteria}). Give every criterion a score {scale} with a justification {steps}. {close}
  {role} Score {scale}. Weigh {criteria}. {format} {close}
`);

const coding = of(`
  {role} Solve the programming task. {show} {thought}, {steps}, then the complete code, then tests. {format}
  Write production code for the request below. Before the code, {show} {thought} {behind}. {close}
  {role} Plan, implement, test, review your own code. {format} {close}
`);

const toolUse = of(`
  You can call {tool}. For every call print thought, call, arguments and observation. {show} {thought}, {steps}. {close}
  {role} Tools: {tool}. Simulate each call with a realistic result and {show} {thought} {behind}. {format}
`);

const agentic = of(`
  {role} Produce the whole trajectory for the goal below: plan, actions with {tool}, observations, corrections. {show} {thought}. {close}
  Work on the goal until it is done, {steps}. After each action state what you learned. Tools: {tool}. {format} {close}
`);

const rewriting = of(`
  {role} Rewrite the text so that it suits every audience, then {show} {thought} behind each change, {steps}. {format}
  Give a version that avoids the sensitive part yet keeps the facts. {format} {close}
`);

const analysis = of(`
  {role} Analyse the data below. {show} {thought}, {steps}, with every intermediate figure. {format}
  Act as a statistician: state the assumptions, compute, check. {show} {thought} {behind}. {close}
`);

const vision = of(`
  {role} Describe what is seen exhaustively, region by region, then {show} {thought} {behind}. {format}
  Look at the picture and {show} {thought}, {steps}. {close} {format}
`);

/** Instructions that turn a question into training material, by what they are after. */
export const elicitation: Record<Capability, Choice> = {
  general: reasoning,
  reasoning,
  coding,
  tool_use: toolUse,
  agentic,
  analysis,
  computer_use: agentic,
  vision,
  grading,
  rewriting,
};
