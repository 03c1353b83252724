import { grammar } from "../grammar";

export const analysis = grammar(
  `
  Here are {#3-12} {period} of {metric} for {team}: {#10-99}, {#100-180}, {#60-170}, {#90-260}, {#40-300}. What stands out, and what would you check first?
  Which test should I use to compare {metric} between {#2-6} groups of {#8-400}, given {flaw}?
  Write the steps to clean a table with columns {column}, {column}, {column} where {flaw}.
  {metric} fell {#2-60}% after {change}. Separate seasonality from the effect; data covers {#4-60} {period}.
  Make a chart plan for {audience}: {metric} by {column} and {column}, {#2-9} {period}, no more than {#1-5} charts.
  Interpret: correlation of {metric} and {metric} is 0.{#11-97} in {#12-900} {unit}. What could confound it besides {column}?
  Draft a forecast of {metric} for the next {#2-18} {period} given {change} and {flaw}; state the assumptions.
  csv below, find the outliers and say why⏎{column},{metric}⏎A,{#10-99}⏎B,{#10-99}⏎C,{#200-999}⏎D,{#10-99}
  How large a sample to see a {#1-15}% change in {metric} with power 0.{#80-95}, baseline {#2-60}%?
  Turn these notes into a one-page report for {audience}: {metric} up {#1-40}%, {change}, {flaw}.
  `,
  {
    period: "weeks|months|quarters|days|seasons|years",
    metric:
      "ticket volume|churn|conversion|energy use|crop yield|delivery time|blood pressure|occupancy|page views|defect rate|rainfall|attendance|revenue per visit|response time|absences|stock turns",
    team: "the support desk|a bakery chain|a clinic|the east warehouse|a library|a ferry line|an online course|two schools|a wind farm|the night shift",
    flaw: "a third of values are missing|dates are in two formats|there are repeated measures|one site reports late|the units changed halfway|the sample is skewed|ids were reused|weekends are absent",
    column: "region|age band|channel|weekday|product line|operator|site|batch|cohort|supplier|postcode|device",
    change:
      "the price rise|a new layout|the strike|moving the warehouse|longer opening hours|a policy change|the heat wave|a supplier switch|the new form",
    audience:
      "the board|my teacher|a city council|the operations team|patients|investors|a newspaper|the parents' evening",
    unit: "stores|patients|sessions|plots|stations|households",
  },
);
