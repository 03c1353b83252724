/** What can be done to a campaign, as it is called on buttons, in the palette and in the list of shortcuts. */
export const actWords = {
  merge: "Merge with other campaigns",
  split: "Split accounts off",
  share: "Export a bundle",
  quiet: "Ask for quiet",
};

export const selectMembersFirst = "Select members first";

export const noMeasures = "Your roles do not allow measures against accounts.";
