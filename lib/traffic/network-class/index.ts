export { type NetworkClass, networkClassNames, networkClassOf } from "./network-class";
export { networkClassIn } from "./network-class.sql";
