export { addCampaign } from "./add-campaign";
export * from "./contract";
export { listAttributions } from "./list-attributions";
export { listOperators } from "./list-operators";
export { makeOperator } from "./make-operator";
export { proposeAttribution } from "./propose-attribution";
export { readOperatorOf } from "./read-operator-of";
export { removeCampaign } from "./remove-campaign";
export { ruleOnAttribution } from "./rule-on-attribution";
