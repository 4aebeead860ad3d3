// The plan of samples is compiled from the runtime's sources: there these types are public, here they are internal.
namespace GradGen
{
    internal readonly partial record struct ValueRange;
}

namespace GradGen.Harness
{
    internal sealed partial class SampleSizes;

    internal static partial class Factors;
}
