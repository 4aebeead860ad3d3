// Two inputs of one length, in spans.
// ADOPT [assembly: GradCheckable(typeof(Vendor.Product))]
namespace Vendor
{
    public class Product
    {
        private double[] _a, _b;
        public void Forward(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b, System.Span<double> y)
        {
            if (a.Length != b.Length || y.Length != a.Length) throw new System.ArgumentException();
            _a = a.ToArray(); _b = b.ToArray();
            for (int i = 0; i < y.Length; i++) y[i] = a[i] * b[i];
        }
        public void Backward(System.ReadOnlySpan<double> dy, System.Span<double> da, System.Span<double> db)
        {
            for (int i = 0; i < dy.Length; i++)
            {
                da[i] = dy[i] * _b[i]; // WRONG a: da[i] = dy[i] * _a[i];
                db[i] = dy[i] * _a[i];
            }
        }
    }
}
