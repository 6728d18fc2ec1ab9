// Sends one answer. Requests and replies are described in src/web/pages/section.rs.

const FORM_TOKEN = "/form-token";
const SENT = ["save_id", "question", "unit", "revision", "answer", "reason", "comment", "source"];

const tokens = () => [...document.querySelectorAll("input[name=token]")];

/** Gives `{outcome, body}`; the outcomes are those of `SaveQueue`. */
export async function postAnswer(address, save, isAgain = false) {
  try {
    const reply = await fetch(address, {
      method: "POST",
      headers: {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "X-CSRF-Token": tokens()[0].value,
      },
      body: JSON.stringify(Object.fromEntries(SENT.map((name) => [name, save[name]]))),
    });
    const outcome = outcomeOf(reply.status);
    if (outcome === "sign-in" && !isAgain && (await renewToken())) return postAnswer(address, save, true);
    return { outcome, body: await reply.json().catch(() => ({})) };
  } catch {
    return { outcome: "later", body: {} };
  }
}

function outcomeOf(status) {
  if (status === 200) return "saved";
  if (status === 401 || status === 403) return "sign-in";
  if (status === 404 || status === 410) return "closed";
  if (status === 409) return "conflict";
  // Too slow and too often are worth another attempt; what else is wrong with a request stays wrong.
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return "refused";
  return "later";
}

/** True when there is another token than before: the person has signed in again, or the old one had grown too old. */
async function renewToken() {
  const reply = await fetch(FORM_TOKEN, { headers: { "Accept": "application/json" } });
  // Whoever has been signed out is led to a page where one signs in.
  if (!reply.ok || reply.redirected) return false;
  const { token, owner } = await reply.json();
  if (owner !== document.querySelector("[data-keep]").dataset.owner) return false;
  const isNew = token !== tokens()[0].value;
  for (const field of tokens()) field.value = token;
  return isNew;
}
