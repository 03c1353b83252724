import { EmptyState } from "./empty-state";

export const mayNotSee = "You may not see this";

/** In place of what somebody's roles do not show; says for whom it is. */
export const NotForYou = ({ isFor }: { isFor: string }) => (
  <EmptyState title={mayNotSee}>It is for {isFor}.</EmptyState>
);

/** The same of figures of all traffic. */
export const FiguresNotForYou = () => <NotForYou isFor="those who may read traffic" />;
