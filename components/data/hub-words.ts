/** Why a value is a hub: its holders have nothing else in common, or warninglists name it. */
export const hubWords = ({ listedBy }: { listedBy?: string[] | undefined }): string =>
  listedBy === undefined
    ? "A value that many unrelated accounts share (carrier, VPN exit, public tool): worth 1 nat at most."
    : `Shared by nature, as ${listedBy.join(", ")} says: worth 1 nat at most, whoever holds it.`;
