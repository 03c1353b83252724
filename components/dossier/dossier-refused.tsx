import Link from "next/link";
import classes from "./dossier.module.css";

/** Says why a dossier cannot be shown. */
export function DossierRefused({ message, back }: { message: string; back: string }) {
  return (
    <main className={classes.page}>
      <div className={classes.paper}>
        <h1>No dossier</h1>
        <p role="alert">{message}</p>
        <p>
          <Link href={back}>Back to the campaign</Link>
        </p>
      </div>
    </main>
  );
}
