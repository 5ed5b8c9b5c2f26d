using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleAndNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "person",
                table: "phone_bank_contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "numbers_left_out",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "places",
                table: "phone_bank_contact_lists",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rows_joined",
                table: "phone_bank_contact_lists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_phone_bank_contacts_person",
                table: "phone_bank_contacts",
                column: "person",
                filter: "person IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_phone_bank_contacts_person",
                table: "phone_bank_contacts");

            migrationBuilder.DropColumn(
                name: "person",
                table: "phone_bank_contacts");

            migrationBuilder.DropColumn(
                name: "numbers_left_out",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "places",
                table: "phone_bank_contact_lists");

            migrationBuilder.DropColumn(
                name: "rows_joined",
                table: "phone_bank_contact_lists");
        }
    }
}
