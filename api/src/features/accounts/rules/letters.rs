//! The mails about an account: short, warm, plain text, in the language of whoever reads them. Pure.

use linli_entities::account::Locale;

use crate::jobs::mail::Mail;

/// A letter to be addressed.
#[derive(Clone, Debug)]
pub enum Letter {
    /// A code that proves the address.
    EmailCode {
        /// Six digits.
        code: String,
    },
    /// A link that sets a new password.
    Recovery {
        /// The link.
        link: String,
    },
    /// To the address that was, when another takes its place.
    EmailChanged,
    /// When the password was changed.
    PasswordChanged,
    /// When the telephone number was proven by another account.
    PhoneMoved,
}

/// The text message with a code that proves a number.
pub fn code_text(code: &str, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => format!(
            "【邻里】验证码 {code}，15 分钟内有效。请不要告诉任何人；如果不是你本人在操作，不用理会。"
        ),
        Locale::En => {
            format!(
                "Linli: {code} is your code, valid for 15 minutes. Tell it to nobody; if this was not you, ignore it."
            )
        }
    }
}

impl Letter {
    /// The letter to somebody at an address.
    pub fn to(&self, address: &str, display_name: &str, locale: Locale) -> Mail {
        let (subject, body) = match locale {
            Locale::ZhCn => self.in_chinese(),
            Locale::En => self.in_english(),
        };
        let text = match locale {
            Locale::ZhCn => format!("{display_name}，你好：\n\n{body}\n\n邻里\n"),
            Locale::En => format!("Hello {display_name},\n\n{body}\n\nYours,\nLinli\n"),
        };
        Mail::new(address, subject, text)
    }

    fn in_chinese(&self) -> (String, String) {
        match self {
            Self::EmailCode { code } => (
                format!("{code} 是你的验证码"),
                format!(
                    "你的验证码是：\n\n    {code}\n\n请在 15 分钟之内填写。填好之后，这个邮箱就可以用来找回密码和接收通知。\n\n\
                     如果不是你本人在操作，不用理会这封信，也请不要把验证码告诉任何人。"
                ),
            ),
            Self::Recovery { link } => (
                "设置新密码".to_owned(),
                format!(
                    "请打开下面的链接设置新密码：\n\n{link}\n\n链接在 1 小时之内有效，只能使用一次。设置之后，其他设备需要重新登录。\n\n\
                     如果不是你本人在操作，不用理会这封信，你的密码没有变。"
                ),
            ),
            Self::EmailChanged => (
                "你的邮箱地址已更换".to_owned(),
                "你的账号刚刚换成了另一个邮箱，今后的信不会再寄到这里。\n\n\
                 如果不是你本人操作的，请尽快联系工作人员，我们来帮你找回账号。"
                    .to_owned(),
            ),
            Self::PhoneMoved => (
                "你的手机号已绑定到另一个账号".to_owned(),
                "有人用验证码证明了你绑定的手机号现在归他使用，所以它已经从你的账号上解除，短信也不会再发到那里。\n\n\
                 如果你还在用这个号码，请登录后重新绑定。"
                    .to_owned(),
            ),
            Self::PasswordChanged => (
                "你的密码已修改".to_owned(),
                "你的密码刚刚修改过，其他设备需要用新密码重新登录。\n\n\
                 如果不是你本人操作的，请马上用“忘记密码”重新设置，并联系工作人员。"
                    .to_owned(),
            ),
        }
    }

    fn in_english(&self) -> (String, String) {
        match self {
            Self::EmailCode { code } => (
                format!("{code} is your code"),
                format!(
                    "Your code is\n\n    {code}\n\nPlease enter it within 15 minutes. After that this address can \
                     recover your password and receive your notices.\n\nIf this was not you, ignore this mail, and \
                     tell the code to nobody."
                ),
            ),
            Self::Recovery { link } => (
                "Set a new password".to_owned(),
                format!(
                    "Open this link to set a new password:\n\n{link}\n\nIt is valid for one hour and works once. \
                     Your other devices will have to sign in again.\n\nIf this was not you, ignore this mail: your \
                     password has not changed."
                ),
            ),
            Self::EmailChanged => (
                "Your e-mail address was changed".to_owned(),
                "Another e-mail address has just taken the place of this one. Nothing more will be sent \
                 here.\n\nIf this was not you, please write to the staff soon, and we will help you get your account \
                 back."
                    .to_owned(),
            ),
            Self::PhoneMoved => (
                "Your phone number was taken to another account".to_owned(),
                "Somebody proved with a code that the number of your account is theirs now, so it was taken off your \
                 account, and no more text messages go there.\n\nIf it is still yours, sign in and add it again."
                    .to_owned(),
            ),
            Self::PasswordChanged => (
                "Your password was changed".to_owned(),
                "Your password has just been changed. Your other devices have to sign in again with the \
                 new one.\n\nIf this was not you, set another one at once with “Forgot password”, and write to the \
                 staff."
                    .to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_speaks_the_language_of_its_reader_and_carries_what_is_needed() {
        let letter = Letter::EmailCode { code: "012345".to_owned() };
        let zh = letter.to("a@b.cn", "小李", Locale::ZhCn);
        let en = letter.to("a@b.cn", "Li", Locale::En);
        assert!(zh.text.contains("012345") && zh.text.starts_with("小李，你好"));
        assert!(en.text.contains("012345") && en.text.starts_with("Hello Li"));
        let link = "https://linli.example/reset-password?token=x";
        let letter = Letter::Recovery { link: link.to_owned() };
        assert!(letter.to("a@b.cn", "Li", Locale::En).text.lines().any(|line| line == link));
    }
}
