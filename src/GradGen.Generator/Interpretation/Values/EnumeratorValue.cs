namespace GradGen.Generator.Interpretation.Values;

/// <summary>An enumerator that code moves on by hand.</summary>
internal sealed class EnumeratorValue(IEnumerator<Value> enumerator)
{
    internal Value Current => enumerator.Current;

    internal bool MoveNext() => enumerator.MoveNext();

    internal IEnumerable<Value> Rest()
    {
        while (enumerator.MoveNext())
            yield return enumerator.Current;
    }
}
