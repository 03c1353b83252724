export { type AccountCoverage, readAccountCoverage } from "./read-account-coverage";
export { buildSurvey, countKnown, forgetSurvey, isSurveyBehind, readEverybody } from "./store";
