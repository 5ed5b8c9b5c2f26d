namespace Ledgerline.Tlog.Tests.Notes;

/// <summary>Keys and notes that the specifications and other programs show.</summary>
internal static class Examples
{
    // C2SP signed-note, "Verifier keys", "Example".
    public const string Vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    public const string Note =
        "This is an example message.\n\n" +
        "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    // The documentation of golang.org/x/mod/sumdb/note.
    public const string GoSecret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    public const string GoVkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    public const string GoText = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    public const string GoNote = GoText + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    // C2SP tlog-cosignature: a checkpoint, its log's signature and a witness's of 1679315147.
    public const string CheckpointText = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    public const string LogLine =
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

    public const string WitnessLine =
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

    public const string Cosigned = CheckpointText + "\n" + LogLine + WitnessLine;

    public static VerifierKey Key(string vkey) => VerifierKey.TryParse(vkey, out var key) ? key : throw new FormatException(vkey);

    public static SignedNote Parse(string text) => SignedNote.TryParse(text, out var note) ? note : throw new FormatException(text);
}
