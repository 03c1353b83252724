import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import type { AccountCasefile } from "@/lib/casefile/contract";
import { words } from "@/lib/queries/words";

/** What the provider knows about the account. */
export function Attributes({ attributes }: { attributes: AccountCasefile["attributes"] }) {
  if (attributes === null) {
    return (
      <Section title="Attributes">
        <EmptyState title="No attributes were imported">
          Not available is never read as not shared: evidence that needs them is left out for this account.
        </EmptyState>
      </Section>
    );
  }
  const parent = attributes.parentAccountId;
  return (
    <Section title="Attributes" about="pseudonymised where they identify">
      <FactList
        facts={[
          ["Created", attributes.createdAt && <Moment key="created" at={attributes.createdAt} />],
          ["Tier", attributes.tier],
          ["Programme", words(attributes.program)],
          ["Verification", words(attributes.verificationLevel)],
          ["Organisation verified", attributes.organizationVerified ? "yes" : "no"],
          ["Payment type", words(attributes.paymentType)],
          ["Mail domain", attributes.emailDomain],
          ["Country", attributes.country],
          [
            "Parent account",
            parent && <Pseudonym key="parent" value={parent} href={`/accounts/${encodeURIComponent(parent)}`} />,
          ],
          ["Reseller", attributes.resellerId],
          ["Content policy", words(attributes.contentPolicy)],
        ]}
      />
    </Section>
  );
}
