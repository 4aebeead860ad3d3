namespace GradGen.Generator.Interpretation.Harness;

/// <summary>What a sample is made with: the members of <c>SampleSizes</c> that generated code calls.</summary>
internal interface ISizes
{
    int Of(string name);

    int Free(string name);

    int Tried(string name);

    int Known(string name, int size);

    int Made(string name);

    /// <summary>The number of one of several values, which have these texts.</summary>
    int Choose(string name, IReadOnlyList<string> texts, bool isReal);

    void Multiple(string name, string of);

    void Remainder(string name, int divisor, int remainder);

    void AtLeast(string name, int least);

    void AtMost(string name, int most);

    void Beyond(string name, int number);

    void Product(string name, int count, int divisor);

    void Same(string name, string other);

    void Below(string name, string other);

    /// <summary>Sizes for a sub-layer: free ones are the same for both, but what it fixes is its own.</summary>
    ISizes OfSubLayer();
}
