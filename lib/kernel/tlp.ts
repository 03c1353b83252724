/** Traffic Light Protocol 2.0, from the most open to the most closed. */
export const tlpLevels = ["clear", "green", "amber", "amber+strict", "red"] as const;
