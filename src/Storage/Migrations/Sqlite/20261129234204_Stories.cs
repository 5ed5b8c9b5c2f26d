using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Stories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stories_drafts",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen = table.Column<int>(type: "INTEGER", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_drafts", x => new { x.story, x.language, x.by });
                });

            migrationBuilder.CreateTable(
                name: "stories_jottings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_delivered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_jottings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stories_published_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_published_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stories_published_texts",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    byline = table.Column<string>(type: "TEXT", nullable: false),
                    credit = table.Column<string>(type: "TEXT", nullable: false),
                    markdown = table.Column<string>(type: "TEXT", nullable: false),
                    html = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    occasion = table.Column<int>(type: "INTEGER", nullable: false),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    original = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    is_behind = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_published_texts", x => new { x.number, x.language });
                });

            migrationBuilder.CreateTable(
                name: "stories_stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    occasion = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_stories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stories_texts",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    sent_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    confirmed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_texts", x => new { x.story, x.language });
                });

            migrationBuilder.CreateTable(
                name: "stories_versions",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    source_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_versions", x => new { x.story, x.language, x.number });
                });

            migrationBuilder.InsertData(
                table: "stories_published_state",
                columns: new[] { "id", "changes" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_stories_jottings_centre_day",
                table: "stories_jottings",
                columns: new[] { "centre", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_stories_published_texts_language_occasion_published_on_number",
                table: "stories_published_texts",
                columns: new[] { "language", "occasion", "published_on", "number" },
                filter: "NOT is_withdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_stories_published_texts_language_published_on_number",
                table: "stories_published_texts",
                columns: new[] { "language", "published_on", "number" },
                filter: "NOT is_withdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_stories_stories_centre",
                table: "stories_stories",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_stories_stories_number",
                table: "stories_stories",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_texts_centre_state",
                table: "stories_texts",
                columns: new[] { "centre", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stories_drafts");

            migrationBuilder.DropTable(
                name: "stories_jottings");

            migrationBuilder.DropTable(
                name: "stories_published_state");

            migrationBuilder.DropTable(
                name: "stories_published_texts");

            migrationBuilder.DropTable(
                name: "stories_stories");

            migrationBuilder.DropTable(
                name: "stories_texts");

            migrationBuilder.DropTable(
                name: "stories_versions");
        }
    }
}
