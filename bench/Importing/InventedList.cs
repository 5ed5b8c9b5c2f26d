using System.Globalization;
using System.Text;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Importing;

/// <summary>
/// A file of invented people, made as it is read. The numbers are ten thousand an area code, after 555, which is nobody's at home; every hundredth row repeats
/// an earlier number.
/// </summary>
internal sealed class InventedList(int first, int rows) : Stream
{
    private const int Lines = 10_000;
    private const int OneTwiceIn = 100;

    private static readonly int[] AreaCodes = [.. Enumerable.Range(200, 800).Where(code => PhoneNumber.Parse($"+1{code}5550100", null).TryGet(out _, out _))];

    private byte[] _text = Encoding.UTF8.GetBytes("Name,Phone,Note\n");
    private int _at;
    private int _row;

    public static int TwiceIn(int rows) => (rows - 1) / OneTwiceIn;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _text.Length && !Next())
            return 0;
        var length = Math.Min(count, _text.Length - _at);
        _text.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
        _at += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Next()
    {
        if (_row == rows)
            return false;
        var text = new StringBuilder();
        for (var end = Math.Min(rows, _row + 1_000); _row < end; _row++)
        {
            var number = first + (_row > 0 && _row % OneTwiceIn == 0 ? _row - 1 : _row);
            text.Append(CultureInfo.InvariantCulture, $"Person {number},({AreaCodes[number / Lines % AreaCodes.Length]}) 555-{number % Lines:0000},\"note {_row}, in the evening\"\n");
        }

        (_text, _at) = (Encoding.UTF8.GetBytes(text.ToString()), 0);
        return true;
    }
}
