export { countReach } from "./count-reach";
export {
  currentWarninglists,
  holdsFor,
  holdWarninglist,
  openWarninglists,
  warninglistTerms,
  withdrawWarninglist,
} from "./hold";
export { type OpenWarninglist, titleOf, type WarninglistEntry } from "./model";
export { type AddressRange, disjoint, isWithin, rangeOf, shareTaken } from "./ranges";
