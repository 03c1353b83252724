export { type AccountCoverage, readAccountCoverage } from "./read-account-coverage";
export { buildSurvey, forgetSurvey, isSurveyBehind, readEverybody, readStored } from "./store";
