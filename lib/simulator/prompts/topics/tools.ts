import { grammar } from "../grammar";

export const toolUse = grammar(
  `
  Find {#2-9} open slots for {people} next week, avoiding {weekday}, and book a room for {#3-40}.
  What is the status of order {#10000-99999} and can {item} be added before {weekday}?
  Look up the weather in {city} for {#2-7} days and tell {people} whether to move {event}.
  Create a ticket: {item} {fault} since {weekday}, priority {#1-4}, assign to whoever handled number {#1000-9999}.
  Convert {#20-9000} {currency} to {currency} at today's rate, then update row {#2-400} of the {event} sheet.
  Search the handbook for the rule on {event}, quote it, and mail it to {people} with reference {#100-9999}.
  Get the last {#2-30} readings of sensor {#1-600} in {city}; if any is above {#20-95}, notify {people}.
  Compare prices of {item} in {#2-6} shops, put the cheapest under {#10-800} {currency} into the basket.
  `,
  {
    people:
      "the design team|Marta and Ole|all new starters|the night crew|our landlord|the choir|two inspectors|the suppliers",
    weekday: "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    item: "the standing desk|a spare battery|the blue kettle|a label printer|two monitors|a bike rack|the coffee grinder|a projector lamp|garden hoses|a fire blanket",
    city: "Porto|Graz|Aarhus|Nagoya|Puebla|Leeds|Brno|Perth|Quito|Izmir|Daegu|Turin",
    event: "the picnic|remote work|the audit|travel costs|the open day|parental leave|the harvest fair|training",
    fault: "does not start|prints stripes|overheats|is missing a part|loses the network|beeps|is the wrong colour",
    currency: "EUR|GBP|JPY|SEK|CAD|BRL|INR|CHF",
  },
);
