export * from "./columns";
export * from "./contract";
export { maskExpression, maskSteps } from "./mask";
export { prefixText, suffixText, templateText } from "./skeleton";
export { literal } from "./sql-text";
