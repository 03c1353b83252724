import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import { type AgainstTest, exculpatoryTests, type FindingState } from "@/lib/detection/contract";
import classes from "./against.module.css";
import { figuresOfTest } from "./test-figures";
import { groupTests, type TestGroup } from "./test-groups";
import { type Subject, testWords } from "./test-words";

const titles: Record<FindingState, string> = {
  found: "Found",
  absent: "Looked for and absent",
  not_available: "Not available",
};

/** Every test that could clear the subject, in one of three states, each with its number: silence is not evidence. */
export function AgainstTable({ tests, subject }: { tests: AgainstTest[]; subject: Subject }) {
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col" className={classes.counted}>
              Counted
            </th>
            <th scope="col" className={classes.figure}>
              Here
            </th>
            <th scope="col" className={classes.figure} title="Accounts of the same volume that are in no group">
              Usual
            </th>
            <th scope="col" className={classes.figure} title="What it takes from the score">
              nats
            </th>
          </tr>
        </thead>
        {groupTests(tests).map((group) => (
          <State key={group.state} group={group} subject={subject} />
        ))}
      </table>
    </div>
  );
}

function State({ group: { state, tests }, subject }: { group: TestGroup; subject: Subject }) {
  return (
    <tbody>
      <tr className={classes.state}>
        <th scope="rowgroup" colSpan={5}>
          <span className={classes.mark} data-state={state} /> {titles[state]}{" "}
          <span className={classes.count}>{formatCount(tests.length)}</span>
        </th>
      </tr>
      {tests.map((test) =>
        state === "not_available" ? (
          <tr key={test.name}>
            <Name test={test} />
            <td colSpan={4} className={classes.why}>
              {exculpatoryTests[test.name]}
            </td>
          </tr>
        ) : (
          <Row key={test.name} test={test} subject={subject} />
        ),
      )}
    </tbody>
  );
}

const Name = ({ test: { name, lists } }: { test: AgainstTest }) => (
  <th scope="row">
    {testWords[name].label}
    <span className={classes.meaning}>{testWords[name].meaning}</span>
    {lists && <span className={classes.meaning}>Some are on {lists.join(", ")}.</span>}
  </th>
);

function Row({ test, subject }: { test: AgainstTest; subject: Subject }) {
  const { counted, here, usual } = figuresOfTest(test, subject);
  return (
    <tr>
      <Name test={test} />
      <td className={classes.counted}>{counted}</td>
      <td className={classes.figure}>{here}</td>
      <td className={classes.figure}>{usual || "–"}</td>
      <td className={classes.figure}>
        {test.nats === null ? <span title="Weighs nothing: for you to judge">–</span> : formatNats(test.nats, true)}
      </td>
    </tr>
  );
}
