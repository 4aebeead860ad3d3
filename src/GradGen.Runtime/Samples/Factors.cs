using System.ComponentModel;

#pragma warning disable IDE0040 // Public here, internal where the generator compiles it.
namespace GradGen.Harness;

/// <summary>Sizes of which a layer fixes only the product.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
static partial class Factors
{
    /// <summary>One of several factors of a product, as close to each other as possible: 24 as a product of three is 2, 3 and 4.</summary>
    /// <param name="product">The product.</param>
    /// <param name="count">How many factors there are.</param>
    /// <param name="index">Which of them, from 0, the smallest first.</param>
    public static int Of(int product, int count, int index)
    {
        for (; count > 1; count--, index--)
        {
            var factor = Math.Max(1, (int)Math.Round(Math.Pow(product, 1.0 / count)));
            while (factor > 1 && (product % factor != 0 || Math.Pow(factor, count) > product))
                factor--;
            if (index == 0)
                return factor;
            product /= factor;
        }

        return product;
    }

    /// <summary>Whether a product has that many distinct factors, none of them one.</summary>
    public static bool Differ(int product, int count)
    {
        var factors = Enumerable.Range(0, count).Select(index => Of(product, count, index)).ToArray();
        return Array.TrueForAll(factors, static factor => factor > 1) && factors.Distinct().Count() == count;
    }
}
