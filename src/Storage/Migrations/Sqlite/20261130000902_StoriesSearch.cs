using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StoriesSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mark",
                table: "stories_published_state",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "stories_searched_texts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_searched_texts", x => x.id);
                });

            migrationBuilder.Sql("UPDATE stories_published_state SET mark = lower(hex(randomblob(16)));");

            migrationBuilder.CreateIndex(
                name: "IX_stories_searched_texts_number_language",
                table: "stories_searched_texts",
                columns: new[] { "number", "language" },
                unique: true);

            // By hand: what texts are found by is the engine's own. Nothing of a row that is deleted is left in the index.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE stories_search USING fts5(words, tokenize = "ascii tokenchars '_=-'", detail = none, columnsize = 0);
                INSERT INTO stories_search (stories_search, rank) VALUES ('secure-delete', 1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE stories_search;");

            migrationBuilder.DropTable(
                name: "stories_searched_texts");

            migrationBuilder.DropColumn(
                name: "mark",
                table: "stories_published_state");
        }
    }
}
