// The generator's exact check plans its samples as the check does, from the same sources: there these types are internal, here they
// are public.
namespace GradGen
{
    public readonly partial record struct ValueRange;
}

namespace GradGen.Harness
{
    public sealed partial class SampleSizes;

    public static partial class Factors;
}
