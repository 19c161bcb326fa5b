package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// userCommand groups what is done with accounts.
func userCommand(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "user COMMAND",
		Short: "Add, list, invite and remove those who may log in to a server",
		Long: `Add, list, invite and remove those who may log in to a server. A reader keeps
marks, follows and settings; an editor may change what all see; an admin may do
everything. The commands work while a server runs.`,
		Example: `  synoptic user add elin --role admin
  synoptic user invite --role reader --public-url https://news.example.org
  synoptic user token elin "the wall screen" --scope read
  synoptic user list`,
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(userAdd(std), userList(std), userRole(std), userPassword(std),
		userLock(std, "lock", "Shut an account: nothing opens it, and its sessions end", true), userLock(std, "unlock", "Open a locked account again", false), userRemove(std), userInvite(std), userToken(std))
	return cmd
}

// withDoor opens the store for a command on accounts.
func withDoor(ctx context.Context, f dataFlags, do func(*account.Door) error) (err error) {
	s, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	return do(&account.Door{Store: s})
}

// withUser does something with the account of a name.
func withUser(ctx context.Context, f dataFlags, name string, do func(*account.Door, store.User) error) error {
	return withDoor(ctx, f, func(d *account.Door) error {
		u, err := d.Named(ctx, name)
		if err == nil {
			err = do(d, u)
		}
		if errors.Is(err, account.ErrNobody) {
			err = fmt.Errorf("there is no account %s; synoptic user list shows all", printable(name))
		}
		if err != nil {
			return failure{err}
		}
		return nil
	})
}

// names are what a command wants to be told, in order.
func names(args []string, what ...string) error {
	if len(args) != len(what) {
		return fmt.Errorf("name %s", strings.Join(what, " and "))
	}
	return nil
}

func userAdd(std streams) *cobra.Command {
	var f dataFlags
	var role string
	cmd := &cobra.Command{
		Use:   "add [flags] NAME",
		Short: "Make an account; asks for its password",
		Long: `Make an account. The password is asked for twice, or is the first line of
standard input.`,
		Example: `  synoptic user add elin --role admin
  pass show synoptic | synoptic user add elin`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account"); err != nil {
				return err
			}
			r, err := account.ParseRole(role)
			if err != nil {
				return fmt.Errorf("--role %s: %w", role, err)
			}
			return withDoor(cmd.Context(), f, func(d *account.Door) error {
				password, err := newPassword(std)
				if err != nil {
					return err
				}
				u, err := d.Add(cmd.Context(), args[0], password, r, time.Now())
				if err != nil {
					return failure{fmt.Errorf("%s: %w", printable(args[0]), err)}
				}
				fmt.Fprintf(std.out, "added %s, %s\n", u.Name, u.Role)
				return nil
			})
		},
	}
	addRole(cmd, &role)
	f.add(cmd.Flags())
	return cmd
}

// addRole adds the flag for the role of an account that is made.
func addRole(cmd *cobra.Command, role *string) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(role, "role", string(account.Reader), "what the account may do, as `ROLE`: reader, editor or admin")
	mustComplete(cmd.RegisterFlagCompletionFunc("role", cobra.FixedCompletions([]string{"reader", "editor", "admin"}, cobra.ShellCompDirectiveNoFileComp)))
}

// newPassword asks for a password twice, without showing it; where nobody sits
// at a terminal it is the first line of standard input.
func newPassword(std streams) (string, error) {
	in, ok := std.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(std.in, 16<<10)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", failure{err}
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", errors.New("write the password to standard input, or call it from a terminal")
		}
		return line, nil
	}
	var typed [2]string
	for i, ask := range []string{"Password: ", "Once more: "} {
		fmt.Fprint(std.err, ask)
		b, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(std.err)
		if err != nil {
			return "", failure{err}
		}
		typed[i] = string(b)
	}
	if typed[0] != typed[1] {
		return "", failure{errors.New("the two passwords differ")}
	}
	return typed[0], nil
}

func userList(std streams) *cobra.Command {
	var f dataFlags
	cmd := &cobra.Command{
		Use:                   "list [flags]",
		Short:                 "List the accounts",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withDoor(cmd.Context(), f, func(d *account.Door) error {
				var all []store.User
				err := d.Store.Read(cmd.Context(), func(tx *store.Tx) (err error) {
					all, err = tx.Users(cmd.Context())
					return err
				})
				if err != nil {
					return failure{err}
				}
				w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
				fmt.Fprintln(w, "NAME\tROLE\tMADE\tLOGS IN BY")
				for _, u := range all {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", printable(u.Name), u.Role, u.Made.Format("2006-01-02 15:04"), printable(waysIn(u)))
				}
				return w.Flush()
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

// waysIn says what opens an account.
func waysIn(u store.User) string {
	var ways []string
	if u.Hash != "" {
		ways = append(ways, "password")
	}
	if u.Outside != "" {
		ways = append(ways, u.Outside)
	}
	if u.Locked {
		return "nothing: it is locked"
	}
	return cmp.Or(strings.Join(ways, ", "), "nothing")
}

// userLock locks accounts, or opens them again.
func userLock(std streams, use, short string, shut bool) *cobra.Command {
	var f dataFlags
	cmd := &cobra.Command{
		Use:                   use + " [flags] NAME",
		Short:                 short,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account"); err != nil {
				return err
			}
			return withUser(cmd.Context(), f, args[0], func(d *account.Door, u store.User) error {
				if err := d.Lock(cmd.Context(), u.ID, shut); err != nil {
					return err
				}
				fmt.Fprintf(std.out, "%sed %s\n", use, u.Name)
				return nil
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func userRole(std streams) *cobra.Command {
	var f dataFlags
	cmd := &cobra.Command{
		Use:                   "role [flags] NAME ROLE",
		Short:                 "Let an account do more or less: reader, editor or admin",
		Example:               "  synoptic user role elin editor",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account", "its role"); err != nil {
				return err
			}
			r, err := account.ParseRole(args[1])
			if err != nil {
				return fmt.Errorf("%s: %w", args[1], err)
			}
			return withUser(cmd.Context(), f, args[0], func(d *account.Door, u store.User) error {
				if err := d.SetRole(cmd.Context(), u.ID, r); err != nil {
					return err
				}
				fmt.Fprintf(std.out, "%s is %s\n", u.Name, r)
				return nil
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func userPassword(std streams) *cobra.Command {
	var f dataFlags
	cmd := &cobra.Command{
		Use:   "password [flags] NAME",
		Short: "Set another password, and end all sessions",
		Long: `Set another password, and end all sessions of the account. It is asked for twice,
or is the first line of standard input. Wrong passwords tried before no longer
keep the account shut.`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account"); err != nil {
				return err
			}
			return withUser(cmd.Context(), f, args[0], func(d *account.Door, u store.User) error {
				password, err := newPassword(std)
				if err != nil {
					return err
				}
				if err := d.SetPassword(cmd.Context(), u, password, ""); err != nil {
					return err
				}
				fmt.Fprintf(std.out, "%s has another password\n", u.Name)
				return nil
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func userRemove(std streams) *cobra.Command {
	var f dataFlags
	cmd := &cobra.Command{
		Use:                   "remove [flags] NAME",
		Short:                 "Take an account away, with its marks, follows and settings",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account"); err != nil {
				return err
			}
			return withUser(cmd.Context(), f, args[0], func(d *account.Door, u store.User) error {
				if err := d.Remove(cmd.Context(), u.ID); err != nil {
					return err
				}
				fmt.Fprintf(std.out, "removed %s\n", u.Name)
				return nil
			})
		},
	}
	f.add(cmd.Flags())
	return cmd
}

func userInvite(std streams) *cobra.Command {
	var f dataFlags
	var e entryFlags
	var role string
	cmd := &cobra.Command{
		Use:   "invite [flags]",
		Short: "Print a link that makes one account, within seven days",
		Example: `  synoptic user invite --public-url https://news.example.org
  synoptic user invite --role editor`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := account.ParseRole(role)
			if err != nil {
				return fmt.Errorf("--role %s: %w", role, err)
			}
			return withDoor(cmd.Context(), f, func(d *account.Door) error {
				link, err := d.Invite(cmd.Context(), r, 0, time.Now())
				if err != nil {
					return failure{err}
				}
				at := cmp.Or(strings.TrimSuffix(e.public, "/"), "http://"+settingOf("listen").def.(string))
				fmt.Fprintln(std.out, at+"/invite/"+link)
				return nil
			})
		},
	}
	addRole(cmd, &role)
	e.addPublic(cmd.Flags())
	f.add(cmd.Flags())
	return cmd
}

func userToken(std streams) *cobra.Command {
	var f dataFlags
	var scopes []string
	cmd := &cobra.Command{
		Use:   "token [flags] NAME PURPOSE",
		Short: "Print a new token for the API, which acts for an account",
		Long: `Print a new token for the API. It may do what its account may, within its scopes,
until it is removed on the settings page of the account. It is shown this once:
what is kept is a hash of it.`,
		Example:               `  synoptic user token elin "the wall screen" --scope read`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := names(args, "the account", "what the token is for"); err != nil {
				return err
			}
			of, err := account.ParseScopes(scopes)
			if err != nil {
				return fmt.Errorf("--scope %s: %w", strings.Join(scopes, ","), err)
			}
			return withUser(cmd.Context(), f, args[0], func(d *account.Door, u store.User) error {
				token, err := d.AddToken(cmd.Context(), u, args[1], of, time.Now())
				if err != nil {
					return err
				}
				fmt.Fprintln(std.out, token)
				return nil
			})
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringSliceVar(&scopes, "scope", []string{string(account.ScopeRead)}, "what it is for, as `SCOPE`: read, write, metrics or admin; may be repeated")
	f.add(cmd.Flags())
	return cmd
}
