using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TransparencyLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "edge",
                table: "register_log_state",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "root",
                table: "register_log_state",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "verifier_key",
                table: "register_log_state",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "register_annulments",
                columns: table => new
                {
                    index = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_annulments", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "register_checkpoints",
                columns: table => new
                {
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_checkpoints", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "register_day_totals",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    organisation = table.Column<int>(type: "INTEGER", nullable: false),
                    declared = table.Column<long>(type: "INTEGER", nullable: false),
                    annulled = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_day_totals", x => new { x.day, x.organisation });
                });

            migrationBuilder.CreateTable(
                name: "register_ordered_annulments",
                columns: table => new
                {
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_ordered_annulments", x => x.entry);
                });

            migrationBuilder.CreateTable(
                name: "register_stale_records",
                columns: table => new
                {
                    index = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_stale_records", x => x.index);
                });

            migrationBuilder.CreateTable(
                name: "register_witnesses",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    cosigned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    down_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_witnesses", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_register_groups_state_changed_at",
                table: "register_groups",
                columns: new[] { "state", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_register_annulments_entry",
                table: "register_annulments",
                column: "entry",
                unique: true);

            // What was sealed before there were totals.
            migrationBuilder.Sql(
                """INSERT INTO register_day_totals (day, organisation, declared, annulled) SELECT day, organisation, SUM(count), 0 FROM register_tallies GROUP BY day, organisation""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "register_annulments");

            migrationBuilder.DropTable(
                name: "register_checkpoints");

            migrationBuilder.DropTable(
                name: "register_day_totals");

            migrationBuilder.DropTable(
                name: "register_ordered_annulments");

            migrationBuilder.DropTable(
                name: "register_stale_records");

            migrationBuilder.DropTable(
                name: "register_witnesses");

            migrationBuilder.DropIndex(
                name: "IX_register_groups_state_changed_at",
                table: "register_groups");

            migrationBuilder.DropColumn(
                name: "edge",
                table: "register_log_state");

            migrationBuilder.DropColumn(
                name: "root",
                table: "register_log_state");

            migrationBuilder.DropColumn(
                name: "verifier_key",
                table: "register_log_state");
        }
    }
}
