export * from "./columns";
export * from "./contract";
export { maskExpression } from "./mask";
export { prefixText, suffixText, templateText } from "./skeleton";
