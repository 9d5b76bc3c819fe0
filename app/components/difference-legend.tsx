/** How changes are shown in a comparison; stands above every one of them, also in print. */
export function DifferenceLegend() {
  return (
    <dl className="cc-legend" aria-label="How changes are shown">
      <div>
        <dt>
          <ins>Added words</ins>
        </dt>
        <dd>underlined</dd>
      </div>
      <div>
        <dt>
          <del>Removed words</del>
        </dt>
        <dd>struck through</dd>
      </div>
      <div>
        <dt>
          <span className="cc-moved">Moved</span>
        </dt>
        <dd>the same words in another place</dd>
      </div>
    </dl>
  );
}
