export * from "./canonical-json";
export * from "./clock";
export * from "./csv";
export * from "./cursors";
export * from "./errors";
export * from "./ids";
export * from "./random";
export * from "./tlp";
