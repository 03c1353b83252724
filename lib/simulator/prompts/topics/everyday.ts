import { grammar } from "../grammar";

export const everyday = grammar(
  `
  what's the best way to {chore} without {nuisance}?
  I have {#2-9} {unit} before {event}. What should I do about {worry}?
  Can you plan a {#2-14} day trip to {place} for {party}, we like {hobby} and hate {nuisance}
  {food} recipe for {#2-12} people, no {avoid}, I have only {equipment} 🙏
  Explain {concept} like I'm {#5-14}
  My {relative} keeps {behaviour}. How do I talk about it without {nuisance}?
  is it normal that my {thing} {symptom} after {#1-20} {unit}?
  Give me {#3-15} gift ideas for my {relative} who loves {hobby}, budget around {#20-300}
  Which is better for {hobby}, {thing} or {thing}? I live in {place} 😊
  Make a weekly schedule: I work {#3-6} days, train {hobby} {#1-5} times, and need time to {chore}.
  what time is sunset in {place} in {month} and what should I wear
  Summarise the pros and cons of {decision} when you are {#19-75} and living in {place}.
  I'm hosting {event} for {#4-60} people in {month}. Shopping list please, mostly {food}.
  why does {food} {symptom}? last time I used {equipment}
  Settle a bet: {trivia}? My {relative} says otherwise.
  {concept} vs {concept}, difference in two sentences
  `,
  {
    chore:
      "clean the oven|repaint a balcony|organise old photos|descale a kettle|sharpen kitchen knives|repot a fern|unclog a shower|insulate a window|sort tax papers|pack for a move|remove candle wax|wash a down jacket",
    nuisance:
      "making a mess|spending too much|long queues|waking the neighbours|harsh chemicals|an argument|crowds|a car|early mornings|hurting anyone's feelings",
    unit: "hours|days|weeks|minutes|months",
    event:
      "a job interview|my sister's wedding|the school play|a birthday|the marathon|a housewarming|a first date|the village fair|an exam|a baby shower|new year's eve",
    worry:
      "my nerves|the seating plan|what to cook|a stain on the suit|the weather|parking|a speech|my sore knee|the dog|small talk",
    place:
      "Lisbon|the Dolomites|Kyoto|Oaxaca|the Scottish Highlands|Hanoi|Gothenburg|Cape Town|Seoul|the Azores|Ljubljana|Montevideo|Tallinn|Kerala|Palermo|Halifax|Bergen|Valparaíso",
    party:
      "two adults|a family with toddlers|four students|my parents|a solo traveller|a couple and a dog|eight friends",
    hobby:
      "bouldering|birdwatching|pottery|board games|trail running|film photography|knitting|chess|sea swimming|baking|jazz|astronomy|cycling|calligraphy|gardening|fencing",
    food: "lentil stew|sourdough|pad thai|tortilla|mushroom risotto|dal|dumplings|shakshuka|ramen|focaccia|borscht|ceviche|pancakes|paella|kimchi|apple pie",
    avoid: "nuts|dairy|gluten|onions|pork|eggs|chilli|mushrooms|soy|garlic",
    equipment: "one pan|a rice cooker|an air fryer|a camp stove|a blender|a toaster oven|cast iron|a microwave",
    concept:
      "inflation|photosynthesis|compound interest|black holes|tides|vaccines|blockchains|jet lag|fermentation|the electoral college|plate tectonics|umami|mortgage amortisation|depreciation|superconductors|herd immunity|daylight saving",
    relative: "brother|mother-in-law|flatmate|daughter|uncle|colleague|best friend|grandfather|partner|neighbour|niece",
    behaviour:
      "borrowing my bike|interrupting everyone|skipping dinner|posting family pictures|cancelling plans|leaving lights on|singing at night|forgetting the rent",
    thing:
      "road bike|tent|espresso machine|electric kettle|running shoe|mechanical keyboard|used van|heat pump|mattress|telescope|sewing machine|kayak|tablet|hiking boot",
    symptom: "squeaks|smells odd|turns grey|gets hot|leaks|goes soft|clicks|sticks|fades|cracks",
    month: "January|February|March|April|May|June|July|August|September|October|November|December",
    decision:
      "renting out a room|going freelance|buying an electric car|getting a dog|a four-day week|moving abroad|a part-time degree|leasing instead of buying",
    trivia:
      "is a tomato a berry|do goldfish remember things|is Pluto a planet|did people ever live to 40 on average|can you see the Great Wall from orbit|does hot water freeze faster|are bananas radioactive",
  },
);
