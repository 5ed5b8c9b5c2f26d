using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The bytes of an upload, read from the database a part at a time; asynchronously only.</summary>
internal sealed class UploadStream(LedgerlineDb db, KeyRing keys, Guid upload) : Stream
{
    private ReadOnlyMemory<byte> _part;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_part.IsEmpty && !await NextAsync(cancellationToken))
            return 0;
        var length = Math.Min(buffer.Length, _part.Length);
        _part[..length].CopyTo(buffer);
        _part = _part[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task<bool> NextAsync(CancellationToken cancel)
    {
        var part = await db.Set<UploadPart>().Where(p => p.Upload == upload && p.Number == _next).Select(p => p.BytesSealed).SingleOrDefaultAsync(cancel);
        if (part is null)
            return false;
        _next++;
        _part = keys.OpenBytes(KeyPurpose.Note, part);
        return true;
    }
}
