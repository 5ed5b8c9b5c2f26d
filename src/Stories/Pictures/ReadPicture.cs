using System.Diagnostics.CodeAnalysis;
using NetVips;

namespace Ledgerline.Stories.Pictures;

internal enum PictureRefusal
{
    /// <summary>It is no JPEG, PNG or WebP, or one that is damaged. (Of one that is cut off, what there is may be taken.)</summary>
    NoPicture,

    /// <summary>It has more pixels, or is larger on the disk, than anything that people take pictures with makes.</summary>
    TooLarge,

    /// <summary>It moves.</summary>
    Moves,
}

/// <summary>A picture as it is kept: made anew from its pixels.</summary>
/// <param name="Bytes">WebP.</param>
internal sealed record MadePicture(byte[] Bytes, int Width, int Height);

/// <summary>
/// Makes a picture anew from its pixels, upright and no larger than a page needs. Nothing else of the file is taken over: not where and when it was taken or with what, no preview, no
/// colour profile, nothing behind its end.
/// </summary>
internal static class ReadPicture
{
    /// <summary>In bytes.</summary>
    public const int MaxFileBytes = 12 * 1024 * 1024;

    /// <summary>The longer side, in pixels.</summary>
    public const int MaxSide = 1_600;

    private const int MaxPixels = 60_000_000;
    private const int Quality = 80;

    public static bool TryMake(byte[] file, [NotNullWhen(true)] out MadePicture? picture, out PictureRefusal refusal)
    {
        (picture, refusal) = (null, PictureRefusal.TooLarge);
        if (file.Length > MaxFileBytes)
            return false;
        Vips.Ready();
        try
        {
            // Only its head is read here: what unpacks to more than it should is never unpacked.
            using (var head = Image.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error))
            {
                if ((long)head.Width * head.Height > MaxPixels)
                    return false;
                refusal = PictureRefusal.Moves;
                if (head.Contains("n-pages") && (int)head.Get("n-pages") > 1)
                    return false;
            }

            refusal = PictureRefusal.NoPicture;
            using var upright = Image.ThumbnailBuffer(file, MaxSide, height: MaxSide, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            picture = new MadePicture(upright.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None), upright.Width, upright.Height);
            return true;
        }
        catch (VipsException)
        {
            refusal = PictureRefusal.NoPicture;
            return false;
        }
    }
}
