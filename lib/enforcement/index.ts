export { requestEnforcement } from "./request-enforcement";
