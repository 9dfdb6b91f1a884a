// Starts the design system's own scripts when the page says where they are. Without them the pages work as they
// are, and app.js does what a page needs most.
const source = document.querySelector('meta[name="frontend"]')?.content;
if (source?.startsWith("/")) {
  try {
    const { initAll } = await import(source);
    initAll();
    document.dispatchEvent(new Event("kith:frontend"));
  } catch {
    // The page stands without it.
  }
}
