import { Tooltip } from "@mantine/core";

const meaning =
  "Natural-log units of evidence: every 2.3 nats make the hypothesis ten times as likely relative to chance. Not a probability.";

/** `12.345` → `12.3`; the sign is kept where a term can count against. */
export const formatNats = (value: number, signed = false): string =>
  `${signed && value > 0 ? "+" : ""}${value.toFixed(1).replace("-", "−")}`;

/** An amount of evidence. */
export function Nats({ value, signed, bare }: { value: number; signed?: boolean; bare?: boolean }) {
  return (
    <Tooltip label={meaning}>
      <span>
        {formatNats(value, signed)}
        {!bare && <small style={{ opacity: 0.75 }}> nats</small>}
      </span>
    </Tooltip>
  );
}
