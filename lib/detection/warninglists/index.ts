export { countReach } from "./count-reach";
export {
  currentWarninglists,
  holdsFor,
  holdWarninglist,
  openWarninglists,
  warninglistTerms,
  withdrawWarninglist,
} from "./hold";
export { holds, type OpenWarninglist, titleOf, type WarninglistEntry, type WarninglistTerm } from "./model";
export { type AddressRange, disjoint, isWithin, rangeOf, shareTaken } from "./ranges";
